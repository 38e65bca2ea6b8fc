package dev.rapport.events.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A pipeline was set up. */
public record PipelineCreated(
        @JsonUnwrapped PipelineDetails details,
        boolean defaultPipeline,
        Instant occurredAt) implements PipelineEvent {}
