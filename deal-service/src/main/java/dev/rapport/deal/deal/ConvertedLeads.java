package dev.rapport.deal.deal;

import dev.rapport.common.automation.Automation;
import dev.rapport.common.command.Command;
import dev.rapport.deal.pipeline.DefaultPipeline;
import dev.rapport.deal.pipeline.Stages;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadConverted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When a lead was converted, the deal that was asked for is opened, under the id that the event gives it. */
final class ConvertedLeads extends Automation<LeadConverted> {

    private final Stages stages;

    ConvertedLeads(Stages stages) {
        super("converted-leads", LeadConverted.class);
        this.stages = stages;
    }

    @Override
    protected @Nullable Command commandFor(LeadConverted converted, UUID leadId) {
        var deal = converted.deal();
        if (converted.dealId() == null || deal == null) {
            return null;
        }
        return new CreateDeal(converted.dealId(),
                Details.of(DealDetails.class, Details.shared(DealDetails.class, deal)), converted.contactId(),
                converted.accountId(), pipeline(deal.pipelineId()), converted.ownerId(), leadId,
                converted.occurredAt());
    }

    private UUID pipeline(@Nullable UUID requested) {
        return requested != null && stages.isPipeline(requested) ? requested : DefaultPipeline.ID;
    }
}
