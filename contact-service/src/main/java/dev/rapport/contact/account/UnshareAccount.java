package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account is not shared any more with somebody. */
record UnshareAccount(UUID id, UUID shareId, @Nullable Instant occurredAt) implements Command {}
