package dev.rapport.events.account;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** The details of an account changed; carries all of them as they are now. */
public record AccountDetailsChanged(
        String name,
        @Nullable String industry,
        @Nullable String website,
        @Nullable String phone,
        @Nullable String territory,
        Instant occurredAt) implements AccountEvent {}
