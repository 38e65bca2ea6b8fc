package dev.rapport.events.lead;

import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.time.Instant;

/** A disqualified lead was taken up again and stands where it stood before. */
public record LeadReopened(
        @Choice(OpenStatus.class) @Description("Where the lead stands again") String status,
        Instant occurredAt) implements LeadEvent {}
