package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The name or the stages of a pipeline are changed, by a JSON merge patch; a list of stages replaces the whole list. */
record ChangePipeline(UUID id, JsonNode patch, Instant occurredAt) implements Command {}
