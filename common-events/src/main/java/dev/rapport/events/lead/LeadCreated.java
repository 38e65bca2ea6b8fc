package dev.rapport.events.lead;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/** A lead came in and has an owner. */
public record LeadCreated(
        @Personal String name,
        @Nullable String organisation,
        @Personal @Nullable String email,
        @Personal @Nullable String phone,
        @Nullable String source,
        @Personal @Nullable String interest,
        UUID ownerId,
        Instant occurredAt) implements LeadEvent {}
