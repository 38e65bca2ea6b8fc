package dev.rapport.events.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account was made, by hand or from the lead {@code leadId}. */
public record AccountCreated(
        @JsonUnwrapped AccountDetails details,
        @Reference("employee") UUID ownerId,
        @Nullable @Reference("lead") UUID leadId,
        Instant occurredAt) implements AccountEvent {}
