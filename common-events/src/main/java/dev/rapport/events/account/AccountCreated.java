package dev.rapport.events.account;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An account was made, by hand or from the lead {@code leadId}. */
public record AccountCreated(
        String name,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String territory,
        UUID ownerId,
        @Nullable UUID leadId,
        Instant occurredAt) implements AccountEvent {}
