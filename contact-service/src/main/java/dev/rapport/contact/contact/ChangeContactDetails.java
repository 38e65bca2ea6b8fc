package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is known about a contact is corrected or completed, or its owner changes, by a JSON merge patch. */
record ChangeContactDetails(UUID id, JsonNode patch) implements Command {}
