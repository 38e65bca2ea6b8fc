package dev.rapport.events.lead;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A lead came in and has an owner. */
public record LeadCreated(
        @JsonUnwrapped LeadDetails details,
        @Reference("employee") @Description("The employee who looks after the lead") UUID ownerId,
        Instant occurredAt) implements LeadEvent {}
