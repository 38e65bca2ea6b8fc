package dev.rapport.reporting.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.past.Since;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.MemoryDocuments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DealPeriodsFoldTest {

    private final History history = new History();
    private final UUID deal = Given.id();

    @Test
    void eachEventEndsAPeriodAndBeginsTheNext() {
        var created = created();
        var moved = history.record(deal, new StageChanged("talk", "offer", history.now()));
        var assigned = history.record(deal, new DealAssigned(Given.ROSA, Given.REN, history.now()));

        assertThat(period(0).path("stage").asString()).isEqualTo("talk");
        assertThat(period(0).path("recordedFrom").asLong()).isEqualTo(Fields.micros(created.recordedAt()));
        assertThat(period(0).path("recordedTo").asLong()).isEqualTo(Fields.micros(moved.recordedAt()));
        assertThat(period(1).path("stage").asString()).isEqualTo("offer");
        assertThat(period(1).path("ownerId").asString()).isEqualTo(Given.REN.toString());
        assertThat(period(1).path("recordedTo").asLong()).isEqualTo(Fields.micros(assigned.recordedAt()));
        assertThat(period(2).path("ownerId").asString()).isEqualTo(Given.ROSA.toString());
        assertThat(period(2).path("recordedTo").asLong()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void periodsFollowOneAnotherEvenWhenTheClockWentBack() {
        created();
        history.later(Duration.ofMinutes(-10));
        history.record(deal, new StageChanged("talk", "offer", history.now()));

        assertThat(period(1).path("recordedFrom").asLong()).isEqualTo(period(0).path("recordedTo").asLong())
                .isEqualTo(period(0).path("recordedFrom").asLong());
    }

    @Test
    void aStayEndsWithAMoveAndTakesAsLongAsItTookInTheBusiness() {
        var created = created();
        history.record(deal, new StageChanged("talk", "offer", created.data().occurredAt().plusSeconds(3600)));

        assertThat(visit(0).path("outcome").asString()).isEqualTo("moved");
        assertThat(visit(0).path("next").asString()).isEqualTo("offer");
        assertThat(visit(0).path("dwellSeconds").asLong()).isEqualTo(3600);
        assertThat(visit(1).path("outcome").asString()).isEqualTo("open");
        assertThat(visit(1).has("dwellSeconds")).isFalse();
    }

    @Test
    void aStayEndsWithAWonOrLostDeal() {
        created();
        history.record(deal, new DealWon("talk", history.now()));

        assertThat(visit(0).path("outcome").asString()).isEqualTo("won");
        assertThat(period(1).path("status").asString()).isEqualTo("won");
    }

    @Test
    void aDealThatIsReopenedGoesOnWithTheStayItWasIn() {
        created();
        history.record(deal, new DealLost("talk", "price", history.now()));
        history.record(deal, new DealReopened("talk", history.now()));

        assertThat(visit(0).path("outcome").asString()).isEqualTo("open");
        assertThat(visit(0).has("dwellSeconds")).isFalse();
        assertThat(documents().all().keySet()).noneMatch(id -> id.startsWith(deal + ":visit:2:"));
    }

    @Test
    void aDealThatIsReopenedElsewhereHasMovedThere() {
        created();
        history.record(deal, new DealLost("talk", "price", history.now()));
        history.record(deal, new DealReopened("offer", history.now()));

        assertThat(visit(0).path("outcome").asString()).isEqualTo("moved");
        assertThat(visit(0).path("next").asString()).isEqualTo("offer");
        assertThat(visit(2).path("outcome").asString()).isEqualTo("open");
    }

    @Test
    void comingBackToAStageIsANewStay() {
        created();
        history.record(deal, new StageChanged("talk", "offer", history.now()));
        history.record(deal, new StageChanged("offer", "talk", history.now()));

        assertThat(visit(0).path("next").asString()).isEqualTo("offer");
        assertThat(visit(1).path("next").asString()).isEqualTo("talk");
        assertThat(visit(2).path("stage").asString()).isEqualTo("talk");
    }

    @Test
    void aStayNeverTakesLessThanNothing() {
        var created = created();
        history.record(deal, new StageChanged("talk", "offer", created.data().occurredAt().minusSeconds(60)));

        assertThat(visit(0).path("dwellSeconds").asLong()).isZero();
    }

    /** Today 13: what is told in 2026 about 2017 holds from 2026 by one clock and from 2017 by the other. */
    @Test
    void aPeriodLastsByTheClockOfTheBusinessToo() {
        var opened = Instant.parse("2017-02-01T09:00:00Z");
        var won = Instant.parse("2017-06-01T09:00:00Z");
        history.record(deal, Given.deal("Deal", Given.id(), "talk", null, null, Given.REN, opened));
        history.record(deal, new DealWon("talk", won));

        assertThat(period(0).path("occurredFrom").asLong()).isEqualTo(Fields.micros(opened));
        assertThat(period(0).path("occurredTo").asLong()).isEqualTo(Fields.micros(won));
        assertThat(period(1).path("occurredFrom").asLong()).isEqualTo(Fields.micros(won));
        assertThat(period(1).path("occurredTo").asLong()).isEqualTo(Since.OPEN_END);
        assertThat(period(1).path("recordedFrom").asLong()).isEqualTo(Fields.micros(history.now()));
    }

    /** Today 13: what was known of a stay is kept, each for the time in which it was known. */
    @Test
    void whatWasKnownOfAStayIsKept() {
        var created = created();
        var moved = history.record(deal, new StageChanged("talk", "offer", history.now()));
        history.record(deal, Given.dealChanged("Other", null, null, history.now()));
        var won = history.record(deal, new DealWon("offer", history.now()));

        assertThat(visits()).containsExactlyInAnyOrder(
                known("talk", "open", created, moved), known("talk", "moved", moved, null),
                known("offer", "open", moved, won), known("offer", "won", won, null));
    }

    private List<List<Object>> visits() {
        return documents().all().values().stream().filter(document -> document.path("kind").asString().equals("visit"))
                .map(visit -> List.<Object>of(visit.path("stage").asString(), visit.path("outcome").asString(),
                        visit.path("recordedFrom").asLong(), visit.path("recordedTo").asLong()))
                .toList();
    }

    private static List<Object> known(String stage, String outcome, EventEnvelope from, @Nullable EventEnvelope to) {
        return List.of(stage, outcome, Fields.micros(from.recordedAt()),
                to == null ? Since.OPEN_END : Fields.micros(to.recordedAt()));
    }

    private EventEnvelope created() {
        return history.record(deal,
                Given.deal("Deal", Given.id(), "talk", Given.euro("10.00"), null, Given.REN, history.now()));
    }

    private JsonNode period(long number) {
        return documents().document(deal + ":" + number);
    }

    private JsonNode visit(long number) {
        return documents().all().entrySet().stream()
                .filter(document -> document.getKey().startsWith(deal + ":visit:" + number + ":"))
                .map(Map.Entry::getValue).filter(visit -> visit.path("recordedTo").asLong() == Since.OPEN_END)
                .reduce((one, other) -> {
                    throw new AssertionError("two of them: " + one + other);
                }).orElseThrow();
    }

    private MemoryDocuments documents() {
        return MemoryDocuments.after(new DealPeriodsFold(), history.events());
    }
}
