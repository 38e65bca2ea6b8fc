package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead is found worth pursuing. */
record QualifyLead(UUID id, @Nullable String note, @Nullable Instant occurredAt) implements Command {}
