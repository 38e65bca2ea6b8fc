package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead is found not worth pursuing. */
record DisqualifyLead(UUID id, String reason, @Nullable Instant occurredAt) implements Command {}
