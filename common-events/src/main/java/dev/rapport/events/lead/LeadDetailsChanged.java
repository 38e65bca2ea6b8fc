package dev.rapport.events.lead;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/** The details of a lead changed; carries all of them as they are now. */
public record LeadDetailsChanged(
        @Personal String name,
        @Nullable String organisation,
        @Personal @Nullable String email,
        @Personal @Nullable String phone,
        @Nullable String source,
        @Personal @Nullable String interest,
        Instant occurredAt) implements LeadEvent {}
