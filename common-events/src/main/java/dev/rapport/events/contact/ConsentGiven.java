package dev.rapport.events.contact;

import dev.rapport.events.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact agreed to a purpose, on one channel or, without {@code channel}, on all of them. */
public record ConsentGiven(
        String purpose,
        @Nullable String channel,
        @Personal @Nullable String evidence,
        Instant occurredAt) implements ContactEvent {}
