package dev.rapport.events.contact;

import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A contact went from one owner to another. */
public record ContactAssigned(
        @Reference("employee") UUID ownerId,
        @Reference("employee") UUID previousOwnerId,
        Instant occurredAt) implements ContactEvent {}
