package dev.rapport.events.contact;

import java.time.Instant;
import java.util.UUID;

/** A contact went from one owner to another. */
public record ContactAssigned(UUID ownerId, UUID previousOwnerId, Instant occurredAt) implements ContactEvent {}
