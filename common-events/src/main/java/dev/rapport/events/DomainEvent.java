package dev.rapport.events;

import dev.rapport.events.account.AccountEvent;
import dev.rapport.events.contact.ContactEvent;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.FieldEvent;
import dev.rapport.events.following.FollowingEvent;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.lead.LeadEvent;
import dev.rapport.events.notice.NoticeEvent;
import dev.rapport.events.pipeline.PipelineEvent;
import dev.rapport.events.policy.PolicyEvent;
import dev.rapport.events.rule.RuleEvent;
import dev.rapport.events.source.SourceEvent;
import dev.rapport.events.view.ViewEvent;
import java.time.Instant;

/**
 * Something that happened in the business. Every event is a record of one of these families, which make up the
 * {@link EventCatalogue}.
 */
public sealed interface DomainEvent
        permits LeadEvent, ContactEvent, AccountEvent, EmployeeEvent, PipelineEvent, DealEvent, InteractionEvent,
        ViewEvent, PolicyEvent, FieldEvent, NoticeEvent, FollowingEvent, RuleEvent, SourceEvent {

    /**
     * When it happened in the business, in UTC. May lie well before it was recorded, because people enter things later;
     * {@link EventEnvelope#recordedAt()} says when that was.
     */
    @Description("When it happened in the business, in UTC; may be long before it was recorded")
    Instant occurredAt();
}
