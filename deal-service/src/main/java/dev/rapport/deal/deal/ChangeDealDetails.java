package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import dev.rapport.common.security.Caller;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What is known about a deal is corrected or completed, or the deal is handed to somebody, by a JSON merge patch.
 *
 * @param caller
 *            who hands it over, if that is asked for
 */
record ChangeDealDetails(UUID id, JsonNode patch, Caller caller) implements Command {}
