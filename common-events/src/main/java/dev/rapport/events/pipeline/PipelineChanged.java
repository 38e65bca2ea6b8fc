package dev.rapport.events.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The name or the stages of a pipeline changed; carries both as they are now. */
public record PipelineChanged(@JsonUnwrapped PipelineDetails details, Instant occurredAt) implements PipelineEvent {}
