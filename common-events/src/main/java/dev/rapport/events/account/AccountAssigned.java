package dev.rapport.events.account;

import java.time.Instant;
import java.util.UUID;

/** An account went from one owner to another. */
public record AccountAssigned(UUID ownerId, UUID previousOwnerId, Instant occurredAt) implements AccountEvent {}
