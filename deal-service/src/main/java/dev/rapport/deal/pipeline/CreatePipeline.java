package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Command;
import dev.rapport.events.pipeline.PipelineDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pipeline is set up. */
record CreatePipeline(UUID id, PipelineDetails details, @Nullable Instant occurredAt) implements Command {}
