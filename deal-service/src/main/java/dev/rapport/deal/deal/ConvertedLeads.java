package dev.rapport.deal.deal;

import dev.rapport.common.command.Commands;
import dev.rapport.common.command.WriteRequest;
import dev.rapport.common.eventstore.AggregateExistsException;
import dev.rapport.deal.pipeline.DefaultPipeline;
import dev.rapport.deal.pipeline.Stages;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.RequestedDeal;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the deal that was asked for when a lead was converted. The deal's id comes with the event, so that however
 * often the event is delivered, and wherever this service is stopped in between, there is one deal in the end.
 */
final class ConvertedLeads {

    private final Commands commands;
    private final Stages stages;
    private final TransactionTemplate onItsOwn;

    ConvertedLeads(Commands commands, Stages stages, PlatformTransactionManager transactions) {
        this.commands = commands;
        this.stages = stages;
        onItsOwn = new TransactionTemplate(transactions);
        // A refusal, as on redelivery, must not roll back what the reader of the topic has to remember.
        onItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** Applies an event of a lead. */
    void on(EventEnvelope envelope) {
        if (envelope.data() instanceof LeadConverted converted && converted.dealId() != null
                && converted.deal() != null) {
            CreateDeal command = command(converted.dealId(), converted.deal(), converted, envelope.aggregateId());
            var request = WriteRequest.causedBy(envelope.id().toString(), envelope.correlationId());
            onItsOwn.executeWithoutResult(none -> open(command, request));
        }
    }

    private void open(CreateDeal command, WriteRequest request) {
        try {
            commands.send(command, request);
        } catch (AggregateExistsException e) {
            // It was opened when the event came before.
        }
    }

    private CreateDeal command(UUID dealId, RequestedDeal requested, LeadConverted converted, UUID leadId) {
        UUID pipelineId = requested.pipelineId();
        return new CreateDeal(dealId,
                new DealDetails(requested.title(), requested.amount(), requested.expectedClose()),
                converted.contactId(),
                pipelineId != null && stages.isPipeline(pipelineId) ? pipelineId : DefaultPipeline.ID,
                converted.ownerId(), leadId, converted.occurredAt());
    }
}
