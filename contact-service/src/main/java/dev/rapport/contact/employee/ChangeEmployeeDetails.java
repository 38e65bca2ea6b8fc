package dev.rapport.contact.employee;

import dev.rapport.common.command.Command;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What is known about an employee is corrected or completed, by a JSON merge patch. */
record ChangeEmployeeDetails(UUID id, JsonNode patch) implements Command {}
