package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;

/** A lead is found not worth pursuing. */
record DisqualifyLead(UUID id, String reason, Instant occurredAt) implements Command {}
