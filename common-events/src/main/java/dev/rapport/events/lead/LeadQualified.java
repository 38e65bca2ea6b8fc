package dev.rapport.events.lead;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lead was found worth pursuing. */
public record LeadQualified(
        @Personal @Nullable @Description("Why it is worth pursuing") String note,
        Instant occurredAt) implements LeadEvent {}
