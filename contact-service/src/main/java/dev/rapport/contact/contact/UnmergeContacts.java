package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two contacts turn out to be two people after all. */
record UnmergeContacts(UUID id, UUID duplicateId, @Nullable Instant occurredAt) implements Command {}
