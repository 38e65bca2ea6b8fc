package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is known about a lead is corrected or completed, by a JSON merge patch. */
record ChangeLeadDetails(UUID id, JsonNode patch, Instant occurredAt) implements Command {}
