package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A disqualified lead is taken up again, as it stood before. */
record ReopenLead(UUID id, @Nullable Instant occurredAt) implements Command {}
