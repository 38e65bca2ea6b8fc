package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is known about an account is corrected or completed, or its owner changes, by a JSON merge patch. */
record ChangeAccountDetails(UUID id, JsonNode patch) implements Command {}
