package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;

/** A pipeline is set up. */
record CreatePipeline(UUID id, PipelineDetails details, Instant occurredAt) implements Command {}
