package dev.rapport.events.pipeline;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import java.time.Instant;

/** A pipeline was set up. */
public record PipelineCreated(
        @JsonUnwrapped PipelineDetails details,
        @Description("Whether deals go through it when no pipeline is named") boolean defaultPipeline,
        Instant occurredAt) implements PipelineEvent {}
