package dev.rapport.events.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact withdrew the consent to a purpose, on one channel or, without {@code channel}, on all of them. */
public record ConsentWithdrawn(String purpose, @Nullable String channel, Instant occurredAt) implements ContactEvent {}
