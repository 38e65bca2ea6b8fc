package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation becomes an account, by hand or because the lead of that id is converted. */
record CreateAccount(
        UUID id,
        AccountDetails details,
        UUID ownerId,
        @Nullable UUID leadId,
        Instant occurredAt) implements Command {}
