package dev.rapport.events.deal;

import java.time.Instant;
import java.util.UUID;

/** A deal went from one owner to another. */
public record DealAssigned(UUID ownerId, UUID previousOwnerId, Instant occurredAt) implements DealEvent {}
