package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead is not shared any more with somebody. */
record UnshareLead(UUID id, UUID shareId, @Nullable Instant occurredAt) implements Command {}
