package dev.rapport.events.deal;

import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A deal went from one owner to another. */
public record DealAssigned(
        @Reference("employee") UUID ownerId,
        @Reference("employee") UUID previousOwnerId,
        Instant occurredAt) implements DealEvent {}
