package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead is handed to somebody. */
record AssignLead(UUID id, UUID ownerId, @Nullable Instant occurredAt) implements Command {}
