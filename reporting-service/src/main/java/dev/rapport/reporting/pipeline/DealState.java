package dev.rapport.reporting.pipeline;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.Money;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealNextStepDone;
import dev.rapport.events.deal.DealNextStepSet;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealShared;
import dev.rapport.events.deal.DealTagged;
import dev.rapport.events.deal.DealUnshared;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.past.Since;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is after one of its events.
 *
 * @param sequence
 *            of that event
 * @param accountId
 *            the account it says it is for
 * @param leadId
 *            the lead it came from
 * @param openedAt
 *            when the deal was opened in the business, in microseconds
 * @param since
 *            since when it is like this
 * @param visit
 *            its stay in the stage it is in
 * @param visitVersion
 *            sequence of the last event that changed something about that stay
 * @param visitSince
 *            since when the stay is like this
 */
record DealState(
        UUID dealId,
        long sequence,
        UUID pipelineId,
        UUID customerId,
        @Nullable UUID accountId,
        @Nullable UUID leadId,
        UUID ownerId,
        String stage,
        Status status,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable LocalDate expectedClose,
        long openedAt,
        Since since,
        Visit visit,
        long visitVersion,
        Since visitSince) {

    enum Status {
        OPEN,
        WON,
        LOST
    }

    /** How a stay in a stage ended. */
    enum Outcome {
        /** It has not: the deal is still there. */
        OPEN,
        /** The deal went on, or back, to another stage. */
        MOVED,
        WON,
        LOST
    }

    /**
     * A stay in a stage.
     *
     * @param number
     *            sequence of the event that began it
     * @param enteredAt
     *            when it began in the business, in microseconds
     * @param leftAt
     *            when it ended
     * @param next
     *            the stage after it
     */
    record Visit(
            long number,
            String stage,
            long enteredAt,
            Outcome outcome,
            @Nullable Long leftAt,
            @Nullable String next) {

        static Visit of(long number, String stage, long enteredAt) {
            return new Visit(number, stage, enteredAt, Outcome.OPEN, null, null);
        }

        Visit ended(Outcome how, long at) {
            return new Visit(number, stage, enteredAt, how, Math.max(at, enteredAt), null);
        }

        Visit movedTo(String stageAfter, long at) {
            return new Visit(number, stage, enteredAt, Outcome.MOVED, leftAt == null ? Math.max(at, enteredAt) : leftAt,
                    stageAfter);
        }

        Visit resumed() {
            return of(number, stage, enteredAt);
        }
    }

    static DealState opened(EventEnvelope envelope, DealCreated event) {
        long openedAt = Fields.micros(event.occurredAt());
        var since = Since.of((Since) null, envelope);
        return new DealState(envelope.aggregateId(), envelope.sequence(), event.pipelineId(), event.customerId(),
                event.accountId(), event.leadId(), event.ownerId(), event.stage(), Status.OPEN,
                amount(event.details().amount()),
                currency(event.details().amount()), event.details().expectedClose(), openedAt, since,
                Visit.of(envelope.sequence(), event.stage(), openedAt), envelope.sequence(), since);
    }

    /** The deal after its next event. */
    DealState after(EventEnvelope envelope, DealEvent event) {
        long number = envelope.sequence();
        long at = Fields.micros(event.occurredAt());
        var next = new DealState(dealId, number, pipelineId, customerId, accountId, leadId, ownerId, stage, status,
                amount,
                currency, expectedClose, openedAt, Since.of(since, envelope), visit, visitVersion, visitSince);
        return switch (event) {
            case DealCreated e -> opened(envelope, e);
            case DealDetailsChanged e -> next.with(e.details());
            case DealAssigned e -> next.in(e.ownerId(), stage, status, visit);
            case StageChanged e -> next.in(ownerId, e.to(), Status.OPEN, Visit.of(number, e.to(), at));
            case DealWon e -> next.in(ownerId, e.stage(), Status.WON, visit.ended(Outcome.WON, at));
            case DealLost e -> next.in(ownerId, e.stage(), Status.LOST, visit.ended(Outcome.LOST, at));
            // A deal that is opened again was never closed: its stay goes on, unless it begins elsewhere.
            case DealReopened e -> next.in(ownerId, e.stage(), Status.OPEN,
                    e.stage().equals(visit.stage()) ? visit.resumed() : Visit.of(number, e.stage(), at));
            case DealTagged _,DealShared _,DealUnshared _,DealNextStepSet _,DealNextStepDone _ -> next;
        };
    }

    private DealState with(DealDetails details) {
        return new DealState(dealId, sequence, pipelineId, customerId, accountId, leadId, ownerId, stage, status,
                amount(details.amount()), currency(details.amount()), details.expectedClose(), openedAt, since, visit,
                visitVersion, visitSince);
    }

    private DealState in(UUID nextOwner, String nextStage, Status nextStatus, Visit nextVisit) {
        boolean same = nextVisit.equals(visit) && nextOwner.equals(ownerId);
        return new DealState(dealId, sequence, pipelineId, customerId, accountId, leadId, nextOwner, nextStage,
                nextStatus,
                amount, currency, expectedClose, openedAt, since, nextVisit, same ? visitVersion : sequence,
                same ? visitSince : since);
    }

    private static @Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static @Nullable String currency(@Nullable Money money) {
        return money == null ? null : money.currency();
    }

    /** When it was closed in the business, in microseconds; null while it is open. */
    @Nullable
    Long closedAt() {
        return status == Status.OPEN ? null : visit.leftAt();
    }
}
