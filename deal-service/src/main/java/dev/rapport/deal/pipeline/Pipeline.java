package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.field.Normal;
import dev.rapport.events.employee.Role;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineCreated;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.PipelineEvent;
import dev.rapport.events.pipeline.Stage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** The stages that deals go through, in order. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Pipeline extends EventSourced<PipelineEvent> {

    private PipelineDetails details;
    private Instant lastStep;

    Pipeline() {
        super(PipelineEvent.class);
    }

    @CommandHandler
    Pipeline(CreatePipeline command, Context context, Stages stages) {
        this();
        PipelineDetails given = Normal.details(command.details());
        stages.define(command.id(), keys(given));
        create(command.id(),
                new PipelineCreated(given, command.id().equals(DefaultPipeline.ID),
                        context.at(command.occurredAt())));
    }

    @CommandHandler
    void change(ChangePipeline command, Context context, Stages stages) {
        PipelineDetails changed = Normal.details(command.change().apply(details), details);
        if (!changed.equals(details)) {
            stages.define(id(), keys(changed));
            record(new PipelineChanged(changed, context.step(command.occurredAt(), lastStep)));
        }
    }

    private static List<String> keys(PipelineDetails details) {
        return details.stages().stream().map(Stage::key).toList();
    }

    @Override
    protected @Nullable UUID ownerId() {
        return null;
    }

    @Override
    protected void authorize(Context context, Object command) {
        context.caller().require(Role.ADMIN, Role.MANAGER);
    }

    @Override
    protected void when(PipelineEvent event) {
        lastStep = event.occurredAt();
        details = switch (event) {
            case PipelineCreated created -> created.details();
            case PipelineChanged changed -> changed.details();
        };
    }
}
