package dev.rapport.deal.pipeline;

import dev.rapport.common.command.Commands;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.eventstore.AggregateExistsException;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.Stage;
import java.math.BigDecimal;
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
            List.of(stage("first-meeting", "First meeting", "0.10"),
                    stage("opportunity-found", "Opportunity found", "0.20"),
                    stage("opportunity-confirmed", "Opportunity confirmed", "0.30"),
                    stage("needs-clarified", "Needs clarified", "0.40"),
                    stage("proposal", "Proposal", "0.55"),
                    stage("commitment", "Commitment", "0.70"),
                    stage("acceptance", "Acceptance", "0.85"),
                    stage("payment", "Payment", "0.95")));

    private final Commands commands;
    private final Stages stages;

    DefaultPipeline(Commands commands, Stages stages) {
        this.commands = commands;
        this.stages = stages;
    }

    private static Stage stage(String key, String name, String probability) {
        return new Stage(key, name, new BigDecimal(probability));
    }

    @Override
    public void afterPropertiesSet() {
        if (stages.isPipeline(ID)) {
            return;
        }
        try {
            commands.send(new CreatePipeline(ID, SALES, null),
                    WriteRequest.ofPlatform("first-start"));
        } catch (AggregateExistsException e) {
            // Another instance was quicker.
        }
    }
}
