package dev.rapport.events.contact;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A contact went from one owner to another. */
public record ContactAssigned(
        @Reference("employee") @Description("The employee who looks after the contact from now on") UUID ownerId,
        @Reference("employee") @Description("The employee who looked after the contact before") UUID previousOwnerId,
        Instant occurredAt) implements ContactEvent {}
