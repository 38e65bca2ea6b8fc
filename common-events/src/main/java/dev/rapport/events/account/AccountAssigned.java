package dev.rapport.events.account;

import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** An account went from one owner to another. */
public record AccountAssigned(
        @Reference("employee") UUID ownerId,
        @Reference("employee") UUID previousOwnerId,
        Instant occurredAt) implements AccountEvent {}
