package dev.rapport.events.policy;

import dev.rapport.events.field.Description;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/** Fields by role and kind of record; there is none for administrators, who see everything. */
public record RoleFields(
        @Nullable @Valid @Description("From managers") KindFields manager,
        @Nullable @Valid @Description("From sales representatives") KindFields rep,
        @Nullable @Valid @Description("From support") KindFields support,
        @Nullable @Valid @Description("From marketing") KindFields marketing,
        @Nullable @Valid @Description("From analysts") KindFields analyst) {}
