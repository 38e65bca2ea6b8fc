package dev.rapport.events.lead;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import java.time.Instant;

/** A lead was found not worth pursuing. */
public record LeadDisqualified(
        @Personal @Description("Why it is not worth pursuing") String reason,
        Instant occurredAt) implements LeadEvent {}
