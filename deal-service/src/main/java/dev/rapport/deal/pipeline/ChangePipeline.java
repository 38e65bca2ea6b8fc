package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.pipeline.PipelineDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The name or the stages of a pipeline are changed. */
record ChangePipeline(UUID id, Change<PipelineDetails> change, @Nullable Instant occurredAt) implements Command {}
