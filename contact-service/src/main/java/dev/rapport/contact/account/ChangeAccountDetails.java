package dev.rapport.contact.account;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.account.AccountDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about an account is corrected or completed, or its owner changes. */
record ChangeAccountDetails(
        UUID id,
        Change<AccountDetails> change,
        @Nullable UUID ownerId,
        @Nullable Instant occurredAt) implements Command {}
