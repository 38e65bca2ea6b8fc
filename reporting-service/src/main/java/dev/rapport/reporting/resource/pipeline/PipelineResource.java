package dev.rapport.reporting.resource.pipeline;

import dev.rapport.events.employee.Role;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineEvent;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Pipelines: the stages that deals go through. */
@Component
final class PipelineResource extends Resource<PipelineEvent> {

    PipelineResource() {
        super("pipeline", "pipelines", PipelineEvent.class, 1);
        detail("name").searched().sorted().caseless();
        detail("stages");
        field("defaultPipeline").filtered();
        can("patch").by(Role.ADMIN, Role.MANAGER);
        titled("name");
        listed("name");
        // Reports name them.
        readByEverybody();
    }

    @Override
    protected Told on(PipelineEvent event) {
        return switch (event) {
            case PipelineCreated e -> set(e.details()).and("defaultPipeline", e.defaultPipeline());
            case PipelineChanged e -> set(e.details());
        };
    }
}
