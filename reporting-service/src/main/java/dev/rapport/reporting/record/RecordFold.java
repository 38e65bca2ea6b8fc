package dev.rapport.reporting.record;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.account.AccountEvent;
import dev.rapport.events.contact.ContactEvent;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.pipeline.PipelineEvent;

/** What an event makes of a record; from events alone, so that any copy and any time comes out the same. */
final class RecordFold {

    private RecordFold() {}

    /**
     * @param before null if this is the first event
     */
    static RecordDocument fold(@Nullable RecordDocument before, EventEnvelope event) {
        return fold(before, event, event.data());
    }

    private static RecordDocument fold(@Nullable RecordDocument before, EventEnvelope event, DomainEvent data) {
        var fields = before == null ? Fields.none() : before.fields();
        return new RecordDocument(event.type().aggregate(), event.aggregateId(), event.sequence(),
                before == null ? data.occurredAt() : before.createdAt(), event.recordedAt(), fold(fields, data));
    }

    private static Fields fold(Fields fields, DomainEvent data) {
        return switch (data) {
            case LeadEvent event -> LeadFold.fold(fields, event);
            case ContactEvent event -> ContactFold.fold(fields, event);
            case AccountEvent event -> AccountFold.fold(fields, event);
            case EmployeeEvent event -> StaffFold.fold(fields, event);
            case PipelineEvent event -> DealFold.fold(fields, event);
            case DealEvent event -> DealFold.fold(fields, event);
            case InteractionEvent event -> InteractionFold.fold(fields, event);
            default -> throw new IllegalArgumentException("No record is made of " + data.getClass().getSimpleName());
        };
    }

}
