package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;

/** A lead comes in. */
record CreateLead(UUID id, LeadDetails details, UUID ownerId, Instant occurredAt) implements Command {}
