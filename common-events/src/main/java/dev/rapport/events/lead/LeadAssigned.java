package dev.rapport.events.lead;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A lead went from one owner to another. */
public record LeadAssigned(
        @Reference("employee") @Description("The employee who looks after the lead from now on") UUID ownerId,
        @Reference("employee") @Description("The employee who looked after the lead before") UUID previousOwnerId,
        Instant occurredAt) implements LeadEvent {}
