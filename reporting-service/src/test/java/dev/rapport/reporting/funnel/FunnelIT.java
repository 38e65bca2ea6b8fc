package dev.rapport.reporting.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.reporting.funnel.FunnelReport.StageFunnel;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.DealPeriodsFold;
import dev.rapport.reporting.pipeline.Pipelines;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FunnelIT {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new DealPeriodsFold());

    FunnelIT() {
        history.record(Given.PIPELINE, Given.pipeline(MONDAY));
    }

    /** Today 14: what is won is counted as won, and not as advanced. */
    @Test
    void saysWhatBecameOfTheDealsThatEnteredEachStage() {
        var won = entered(MONDAY);
        move(won, "talk", "offer", MONDAY.plus(Duration.ofDays(2)));
        move(won, "offer", "payment", MONDAY.plus(Duration.ofDays(3)));
        history.record(won, new DealWon("payment", MONDAY.plus(Duration.ofDays(5))));
        var lost = entered(MONDAY);
        move(lost, "talk", "offer", MONDAY.plus(Duration.ofDays(4)));
        history.record(lost, new DealLost("offer", "price", MONDAY.plus(Duration.ofDays(6))));
        var skipped = entered(MONDAY);
        move(skipped, "talk", "payment", MONDAY.plus(Duration.ofDays(3)));
        entered(MONDAY);
        index.apply(history.events()).visible();

        var report = report(null, null);

        assertThat(report.stages()).extracting(StageFunnel::stage).containsExactly("talk", "offer", "payment");
        assertThat(report.stages().get(0)).isEqualTo(new StageFunnel("talk", "First talk", 4, 3, 0, 0, 1, 0,
                new BigDecimal("0.0000"), new BigDecimal("0.1250"), new BigDecimal("3.00")));
        assertThat(report.stages().get(1)).isEqualTo(new StageFunnel("offer", "Offer", 2, 1, 0, 1, 0, 0,
                new BigDecimal("0.5000"), new BigDecimal("0.1250"), new BigDecimal("1.50")));
        assertThat(report.stages().get(2)).isEqualTo(new StageFunnel("payment", "Payment", 2, 0, 1, 0, 1, 0,
                new BigDecimal("0.0000"), new BigDecimal("0.1250"), new BigDecimal("2.00")));
    }

    @Test
    void aDealThatComesBackHasReturnedAndEnteredAgain() {
        var deal = entered(MONDAY);
        move(deal, "talk", "offer", MONDAY.plusSeconds(10));
        move(deal, "offer", "talk", MONDAY.plusSeconds(20));
        index.apply(history.events()).visible();

        var talk = report(null, null).stages().get(0);
        assertThat(talk.entered()).isEqualTo(2);
        assertThat(talk.advanced()).isEqualTo(1);
        assertThat(talk.open()).isEqualTo(1);
        var offer = report(null, null).stages().get(1);
        assertThat(offer.returned()).isEqualTo(1);
        assertThat(offer.open()).isZero();
    }

    @Test
    void aDealThatWasReopenedIsNotLost() {
        var deal = entered(MONDAY);
        history.record(deal, new DealLost("talk", "price", MONDAY.plusSeconds(10)));
        history.record(deal, new DealReopened("talk", MONDAY.plusSeconds(20)));
        index.apply(history.events()).visible();

        var talk = report(null, null).stages().get(0);
        assertThat(talk.entered()).isEqualTo(1);
        assertThat(talk.lost()).isZero();
        assertThat(talk.open()).isEqualTo(1);
        assertThat(talk.averageDwellDays()).isNull();
    }

    @Test
    void countsWhatBeganInTheTimeAskedFor() {
        entered(MONDAY);
        entered(MONDAY.plus(Duration.ofDays(1)));
        entered(MONDAY.plus(Duration.ofDays(2)));
        index.apply(history.events()).visible();

        assertThat(report(MONDAY, MONDAY.plus(Duration.ofDays(2))).stages().getFirst().entered()).isEqualTo(2);
        assertThat(report(MONDAY.plusSeconds(1), null).stages().getFirst().entered()).isEqualTo(2);
    }

    @Test
    void countsForTheOwnerOfTheDeal() {
        var deal = entered(MONDAY);
        history.record(deal, new DealAssigned(Given.ROSA, Given.REN, MONDAY.plusSeconds(10)));
        index.apply(history.events()).visible();

        assertThat(store().report(Given.PIPELINE, Set.of(Given.ROSA), null, null, null).stages().getFirst().entered())
                .isEqualTo(1);
        assertThat(store().report(Given.PIPELINE, Set.of(Given.REN), null, null, null).stages().getFirst().entered())
                .isZero();
    }

    /** Today 13: the funnel as of each day, by either clock. */
    @Test
    void asOfAnInstantStaysHaveBecomeWhatTheyHadBecomeThen() {
        var deal = entered(MONDAY);
        move(deal, "talk", "offer", MONDAY.plus(Duration.ofDays(2)));
        history.record(deal, new DealLost("offer", "price", MONDAY.plus(Duration.ofDays(4))));
        history.record(deal, new DealReopened("offer", MONDAY.plus(Duration.ofDays(6))));
        history.record(deal, new DealWon("offer", MONDAY.plus(Duration.ofDays(8))));
        index.apply(history.events()).visible();

        assertThat(asOf(-1)).isEqualTo("talk 0: 0 0 0 0, offer 0: 0 0 0 0");
        assertThat(asOf(1)).isEqualTo("talk 1: 0 0 0 1, offer 0: 0 0 0 0");
        assertThat(asOf(3)).isEqualTo("talk 1: 1 0 0 0, offer 1: 0 0 0 1");
        assertThat(asOf(5)).isEqualTo("talk 1: 1 0 0 0, offer 1: 0 0 1 0");
        assertThat(asOf(7)).isEqualTo("talk 1: 1 0 0 0, offer 1: 0 0 0 1");
        assertThat(asOf(8)).isEqualTo("talk 1: 1 0 0 0, offer 1: 0 1 0 0");
        assertThat(figures(new AsOf(MONDAY.plus(Duration.ofDays(30)), AsOf.Time.RECORDED))).isEqualTo(figures(null));
        assertThat(figures(new AsOf(MONDAY, AsOf.Time.RECORDED))).isEqualTo("talk 0: 0 0 0 0, offer 0: 0 0 0 0");
    }

    private String asOf(int days) {
        return figures(new AsOf(MONDAY.plus(Duration.ofDays(days)), AsOf.Time.OCCURRED));
    }

    /** Entered, and of these advanced, won, lost and open. */
    private String figures(@Nullable AsOf asOf) {
        return store().report(Given.PIPELINE, null, null, null, asOf).stages().stream().limit(2)
                .map(stage -> "%s %d: %d %d %d %d".formatted(stage.stage(), stage.entered(), stage.advanced(),
                        stage.won(), stage.lost(), stage.open()))
                .collect(Collectors.joining(", "));
    }

    private UUID entered(Instant at) {
        var id = Given.id();
        history.record(id, Given.deal("Deal", Given.id(), "talk", null, null, Given.REN, at));
        return id;
    }

    private void move(UUID deal, String from, String to, Instant at) {
        history.record(deal, new StageChanged(from, to, at));
    }

    private FunnelReport report(@Nullable Instant from, @Nullable Instant to) {
        return store().report(Given.PIPELINE, null, from, to, null);
    }

    private FunnelStore store() {
        return new FunnelStore(index.reader(), new Pipelines(index.reader()));
    }
}
