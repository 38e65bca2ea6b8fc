package dev.rapport.events.account;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** An account went from one owner to another. */
public record AccountAssigned(
        @Reference("employee") @Description("The employee who looks after the account from now on") UUID ownerId,
        @Reference("employee") @Description("The employee who looked after the account before") UUID previousOwnerId,
        Instant occurredAt) implements AccountEvent {}
