package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Commands;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.eventstore.AggregateExistsException;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.deal.pipeline.PipelineDetails.StageDetails;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.InitializingBean;

/**
 * The pipeline of deals for which none is given. It is made when the service starts for the first time, before it takes
 * requests or reads from Kafka; of several instances that start together one makes it.
 */
public final class DefaultPipeline implements InitializingBean {

    public static final UUID ID = UUID.fromString("01900000-0000-7000-8000-0000000000d1");

    private static final PipelineDetails SALES = new PipelineDetails("Sales",
            List.of(new StageDetails("first-meeting", "First meeting", "0.10"),
                    new StageDetails("opportunity-found", "Opportunity found", "0.20"),
                    new StageDetails("opportunity-confirmed", "Opportunity confirmed", "0.30"),
                    new StageDetails("needs-clarified", "Needs clarified", "0.40"),
                    new StageDetails("proposal", "Proposal", "0.55"),
                    new StageDetails("commitment", "Commitment", "0.70"),
                    new StageDetails("acceptance", "Acceptance", "0.85"),
                    new StageDetails("payment", "Payment", "0.95")));

    private final Commands commands;
    private final Stages stages;
    private final Clock clock;

    DefaultPipeline(Commands commands, Stages stages, Clock clock) {
        this.commands = commands;
        this.stages = stages;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        if (stages.isPipeline(ID)) {
            return;
        }
        try {
            commands.send(new CreatePipeline(ID, SALES, OccurredAt.of(null, clock)),
                    WriteRequest.ofPlatform("first-start"));
        } catch (AggregateExistsException e) {
            // Another instance was quicker.
        }
    }
}
