package dev.rapport.reporting.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.MemoryDocuments;
import java.time.Duration;
import java.util.UUID;
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
        assertThat(period(0).path("validFrom").asLong()).isEqualTo(Fields.micros(created.recordedAt()));
        assertThat(period(0).path("validTo").asLong()).isEqualTo(Fields.micros(moved.recordedAt()));
        assertThat(period(1).path("stage").asString()).isEqualTo("offer");
        assertThat(period(1).path("ownerId").asString()).isEqualTo(Given.REN.toString());
        assertThat(period(1).path("validTo").asLong()).isEqualTo(Fields.micros(assigned.recordedAt()));
        assertThat(period(2).path("ownerId").asString()).isEqualTo(Given.ROSA.toString());
        assertThat(period(2).path("validTo").asLong()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void periodsFollowOneAnotherEvenWhenTheClockWentBack() {
        created();
        history.later(Duration.ofMinutes(-10));
        history.record(deal, new StageChanged("talk", "offer", history.now()));

        assertThat(period(1).path("validFrom").asLong()).isEqualTo(period(0).path("validTo").asLong())
                .isEqualTo(period(0).path("validFrom").asLong());
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
        assertThat(documents().all()).doesNotContainKey(deal + ":visit:2");
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

    private EventEnvelope created() {
        return history.record(deal,
                Given.deal("Deal", Given.id(), "talk", Given.euro("10.00"), null, Given.REN, history.now()));
    }

    private JsonNode period(long number) {
        return documents().document(deal + ":" + number);
    }

    private JsonNode visit(long number) {
        return documents().document(deal + ":visit:" + number);
    }

    private MemoryDocuments documents() {
        return MemoryDocuments.after(new DealPeriodsFold(), history.events());
    }
}
