package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.ShareTerms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account is shared with somebody. */
record ShareAccount(UUID id, ShareTerms terms, @Nullable Instant occurredAt) implements Command {}
