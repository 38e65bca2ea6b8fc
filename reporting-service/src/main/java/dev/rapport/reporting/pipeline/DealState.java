package dev.rapport.reporting.pipeline;

import dev.rapport.events.Money;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealEvent;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.reporting.elasticsearch.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is after one of its events.
 *
 * @param sequence
 *            of that event
 * @param leadId
 *            the lead it came from
 * @param openedAt
 *            when the deal was opened in the business, in microseconds
 * @param validFrom
 *            when the event was recorded, in microseconds; never before the one of the event before, whatever the clock
 *            of the recording service said
 * @param visit
 *            its stay in the stage it is in
 */
record DealState(
        UUID dealId,
        long sequence,
        UUID pipelineId,
        UUID customerId,
        @Nullable UUID leadId,
        UUID ownerId,
        String stage,
        Status status,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable LocalDate expectedClose,
        long openedAt,
        long validFrom,
        Visit visit) {

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

    static DealState opened(UUID dealId, long sequence, Instant recordedAt, DealCreated event) {
        long openedAt = Fields.micros(event.occurredAt());
        return new DealState(dealId, sequence, event.pipelineId(), event.customerId(), event.leadId(), event.ownerId(),
                event.stage(),
                Status.OPEN, amount(event.details().amount()), currency(event.details().amount()),
                event.details().expectedClose(), openedAt,
                Fields.micros(recordedAt), Visit.of(sequence, event.stage(), openedAt));
    }

    /** The deal after its next event. */
    DealState after(long number, Instant recordedAt, DealEvent event) {
        long recorded = Math.max(validFrom, Fields.micros(recordedAt));
        long at = Fields.micros(event.occurredAt());
        return switch (event) {
            case DealCreated e -> opened(dealId, number, recordedAt, e);
            case DealDetailsChanged e -> new DealState(dealId, number, pipelineId, customerId, leadId, ownerId, stage,
                    status,
                    amount(e.details().amount()), currency(e.details().amount()), e.details().expectedClose(), openedAt,
                    recorded, visit);
            case DealAssigned e ->
                new DealState(dealId, number, pipelineId, customerId, leadId, e.ownerId(), stage, status,
                        amount, currency, expectedClose, openedAt, recorded, visit);
            case StageChanged e -> in(e.to(), Status.OPEN, number, recorded, Visit.of(number, e.to(), at));
            case DealWon e -> in(e.stage(), Status.WON, number, recorded, visit.ended(Outcome.WON, at));
            case DealLost e -> in(e.stage(), Status.LOST, number, recorded, visit.ended(Outcome.LOST, at));
            // A deal that is opened again was never closed: its stay goes on, unless it begins elsewhere.
            case DealReopened e -> in(e.stage(), Status.OPEN, number, recorded,
                    e.stage().equals(visit.stage()) ? visit.resumed() : Visit.of(number, e.stage(), at));
        };
    }

    private DealState in(String nextStage, Status nextStatus, long number, long recorded, Visit nextVisit) {
        return new DealState(dealId, number, pipelineId, customerId, leadId, ownerId, nextStage, nextStatus, amount,
                currency,
                expectedClose, openedAt, recorded, nextVisit);
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
