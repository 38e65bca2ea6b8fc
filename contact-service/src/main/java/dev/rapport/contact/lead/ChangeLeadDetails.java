package dev.rapport.contact.lead;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a lead is corrected or completed. */
record ChangeLeadDetails(UUID id, Change<LeadDetails> change, @Nullable Instant occurredAt) implements Command {}
