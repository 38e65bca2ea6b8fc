package dev.rapport.deal.support;

import dev.rapport.common.testing.People;
import dev.rapport.common.testing.Topics;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.Money;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadCreated;
import dev.rapport.events.lead.LeadDetails;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.events.lead.RequestedDeal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as contact-service tells of it on Kafka, from its creation to its conversion.
 *
 * @param id
 *            the lead
 * @param contactId
 *            the contact it became
 * @param dealId
 *            the deal that was asked for
 * @param events
 *            what happened, in order
 */
public record Leads(UUID id, UUID contactId, UUID dealId, List<EventEnvelope> events) {

    public static final Money AMOUNT = new Money(new BigDecimal("1250.00"), "EUR");
    public static final LocalDate CLOSE = LocalDate.parse("2027-01-15");

    /** A lead converted with a deal in a pipeline; in the default one when that is null. */
    public static Leads converted(@Nullable UUID pipelineId) {
        return converted(new RequestedDeal("Carts", AMOUNT, CLOSE, pipelineId));
    }

    /** A lead converted with no deal. */
    public static Leads convertedWithoutDeal() {
        return converted((RequestedDeal) null);
    }

    private static Leads converted(@Nullable RequestedDeal deal) {
        UUID id = UUID.randomUUID();
        UUID contactId = UUID.randomUUID();
        UUID dealId = UUID.randomUUID();
        UUID ownerId = People.REP.employeeId();
        Instant at = Instant.parse("2026-10-01T08:00:00Z");
        return new Leads(id, contactId, dealId,
                List.of(Topics.event(id, 0,
                        new LeadCreated(Details.of(LeadDetails.class, "name", "Somchai Jaidee"), ownerId,
                                at)),
                        Topics.event(id, 1, new LeadQualified(null, at)),
                        Topics.event(id, 2,
                                new LeadConverted(contactId, null, deal == null ? null : dealId, deal, ownerId, at))));
    }

    /** The event of its conversion. */
    public EventEnvelope conversion() {
        return events.getLast();
    }

    public Leads publish() {
        events.forEach(Topics::publish);
        return this;
    }
}
