package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was to be done next with a lead has been done. */
record FinishLeadNextStep(UUID id, @Nullable Instant occurredAt) implements Command {}
