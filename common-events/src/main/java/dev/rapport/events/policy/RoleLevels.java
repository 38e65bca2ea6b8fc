package dev.rapport.events.policy;

import dev.rapport.events.field.Description;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Levels by role and kind of record. */
public record RoleLevels(
        @Nullable @Valid @Description("Those of administrators, to whom every level must be open") KindLevels admin,
        @Nullable @Valid @Description("Those of managers") KindLevels manager,
        @Nullable @Valid @Description("Those of sales representatives") KindLevels rep,
        @Nullable @Valid @Description("Those of support") KindLevels support,
        @Nullable @Valid @Description("Those of marketing") KindLevels marketing,
        @Nullable @Valid @Description("Those of analysts, who read reports and no records") KindLevels analyst) {}
