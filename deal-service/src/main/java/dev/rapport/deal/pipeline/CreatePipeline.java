package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Command;
import dev.rapport.events.pipeline.PipelineDetails;
import java.util.UUID;

/** A pipeline is set up. */
record CreatePipeline(UUID id, PipelineDetails details) implements Command {}
