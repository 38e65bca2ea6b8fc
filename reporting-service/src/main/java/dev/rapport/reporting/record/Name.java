package dev.rapport.reporting.record;

import dev.rapport.events.field.Description;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people call a record. */
public record Name(
        @Description("The kind of record") String kind,
        @Description(value = "What the record is called; null when it has no name, or the person it is about was forgotten", example = "Siam Trading") @Nullable String name,
        @Description("The contact that it is a part of now, whose name is given too; null when it stands on its own") @Nullable UUID mergedInto) {}
