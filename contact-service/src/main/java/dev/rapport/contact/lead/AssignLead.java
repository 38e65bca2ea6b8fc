package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;

/** A lead is handed to somebody. */
record AssignLead(UUID id, UUID ownerId, Instant occurredAt) implements Command {}
