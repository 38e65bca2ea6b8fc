package dev.rapport.events.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The details of an account changed; carries all of them as they are now. What is absent has been cleared. */
public record AccountDetailsChanged(
        @JsonUnwrapped AccountDetails details,
        Instant occurredAt) implements AccountEvent {}
