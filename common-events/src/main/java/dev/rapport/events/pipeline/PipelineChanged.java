package dev.rapport.events.pipeline;

import java.time.Instant;
import java.util.List;

/** The name or the stages of a pipeline changed; carries both as they are now. */
public record PipelineChanged(String name, List<Stage> stages, Instant occurredAt) implements PipelineEvent {
    public PipelineChanged {
        stages = List.copyOf(stages);
    }
}
