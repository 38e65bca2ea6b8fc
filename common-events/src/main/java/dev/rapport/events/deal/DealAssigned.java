package dev.rapport.events.deal;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A deal went from one owner to another. */
public record DealAssigned(
        @Reference("employee") @Description("The employee who looks after the deal from now on") UUID ownerId,
        @Reference("employee") @Description("The employee who looked after the deal before") UUID previousOwnerId,
        Instant occurredAt) implements DealEvent {}
