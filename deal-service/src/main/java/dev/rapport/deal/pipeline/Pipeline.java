package dev.rapport.deal.pipeline;

import dev.rapport.common.command.EventSourced;
import dev.rapport.common.security.Access;
import dev.rapport.common.security.Caller;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.MergePatch;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineEvent;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** The stages that deals go through, in order. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Pipeline extends EventSourced<PipelineEvent> {

    private PipelineDetails details;

    Pipeline() {
        super(PipelineEvent.class);
    }

    @CommandHandler
    Pipeline(CreatePipeline command, Stages stages) {
        this();
        PipelineDetails given = command.details().normalised();
        stages.define(command.id(), given.keys());
        create(command, new PipelineCreated(given.name(), given.eventStages(), command.id().equals(DefaultPipeline.ID),
                command.occurredAt()));
    }

    @CommandHandler
    void change(ChangePipeline command, MergePatch mergePatch, Stages stages) {
        PipelineDetails changed = mergePatch.apply(details, command.patch(), PipelineDetails.class).normalised();
        if (!changed.equals(details)) {
            stages.define(id(), changed.keys());
            record(new PipelineChanged(changed.name(), changed.eventStages(), command.occurredAt()));
        }
    }

    @Override
    protected @Nullable UUID ownerId() {
        return null;
    }

    @Override
    protected void authorize(Caller caller, Access access, Object command) {
        caller.require(Role.ADMIN, Role.MANAGER);
    }

    @Override
    protected void when(PipelineEvent event) {
        details = switch (event) {
            case PipelineCreated created -> PipelineDetails.of(created.name(), created.stages());
            case PipelineChanged changed -> PipelineDetails.of(changed.name(), changed.stages());
        };
    }
}
