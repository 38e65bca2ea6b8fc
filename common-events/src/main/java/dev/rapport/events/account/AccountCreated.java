package dev.rapport.events.account;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account was made, by hand or from the lead {@code leadId}. */
public record AccountCreated(
        @JsonUnwrapped AccountDetails details,
        @Reference("employee") @Description("The employee who looks after the account") UUID ownerId,
        @Nullable @Reference("lead") @Description(value = "The lead it was made from", absent = "it was made by hand") UUID leadId,
        Instant occurredAt) implements AccountEvent {}
