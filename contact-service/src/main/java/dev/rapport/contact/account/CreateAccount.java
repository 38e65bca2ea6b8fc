package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import dev.rapport.events.account.AccountDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation becomes an account. */
record CreateAccount(
        UUID id,
        AccountDetails details,
        @Nullable UUID ownerId,
        @Nullable Instant occurredAt) implements Command {}
