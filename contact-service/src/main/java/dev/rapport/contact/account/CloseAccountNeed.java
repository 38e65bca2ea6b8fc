package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an account needed was met, or is needed no longer. */
record CloseAccountNeed(UUID id, UUID needId, String outcome, @Nullable Instant occurredAt) implements Command {}
