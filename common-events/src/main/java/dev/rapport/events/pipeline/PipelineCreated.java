package dev.rapport.events.pipeline;

import java.time.Instant;
import java.util.List;

/** A pipeline was set up. Stages are in the order a deal goes through them. */
public record PipelineCreated(
        String name,
        List<Stage> stages,
        boolean defaultPipeline,
        Instant occurredAt) implements PipelineEvent {
    public PipelineCreated {
        stages = List.copyOf(stages);
    }
}
