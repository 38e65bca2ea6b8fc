package dev.rapport.reporting.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.events.Money;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.pipeline.PipelineChanged;
import dev.rapport.events.pipeline.PipelineDetails;
import dev.rapport.events.pipeline.Stage;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportsIT {

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new DealPeriodsFold());

    ReportsIT() {
        history.record(Given.PIPELINE, Given.pipeline(history.now()));
    }

    @Test
    void addsUpOpenDealsPerStageAndCurrency() {
        deal("talk", Given.euro("1000.00"));
        deal("talk", Given.euro("0.05"));
        deal("talk", Given.money("1500", "JPY"));
        deal("talk", null);
        deal("payment", Given.money("1.234", "KWD"));
        deal("payment", Given.money("90071992547409.93", "EUR"));
        deal("payment", Given.money("90071992547409.91", "EUR"));
        var lost = deal("offer", Given.euro("77.00"));
        history.record(lost, new DealLost("offer", "price", history.now()));
        index.apply(history.events()).visible();

        var report = report(null);

        assertThat(report.stages()).extracting(PipelineReport.StageFigures::stage).containsExactly("talk", "offer",
                "payment");
        var talk = report.stages().getFirst();
        assertThat(talk.count()).isEqualTo(4);
        assertThat(talk.value()).containsExactly(Given.euro("1000.05"), Given.money("1500", "JPY"));
        // 100.005 EUR, half-even
        assertThat(talk.weighted()).containsExactly(Given.euro("100.00"), Given.money("150", "JPY"));
        var offer = report.stages().get(1);
        assertThat(offer.count()).isZero();
        assertThat(offer.value()).isEmpty();
        assertThat(offer.averageAgeDays()).isNull();
        var payment = report.stages().get(2);
        assertThat(payment.value()).containsExactly(Given.euro("180143985094819.84"), Given.money("1.234", "KWD"));
        assertThat(payment.weighted()).containsExactly(Given.euro("162129586585337.86"), Given.money("1.111", "KWD"));
        assertThat(report.total().count()).isEqualTo(7);
        assertThat(report.total().value()).containsExactly(Given.euro("180143985095819.89"),
                Given.money("1500", "JPY"), Given.money("1.234", "KWD"));
    }

    @Test
    void saysHowOldDealsAre() {
        history.record(Given.id(), Given.deal("Old", Given.id(), "talk", null, null, Given.REN,
                history.now().minus(Duration.ofDays(10))));
        history.record(Given.id(), Given.deal("New", Given.id(), "talk", null, null, Given.REN,
                history.now().minus(Duration.ofDays(5))));
        index.apply(history.events()).visible();

        assertThat(report(history.now()).stages().getFirst().averageAgeDays()).isEqualTo(new BigDecimal("7.50"));
    }

    @Test
    void anUnknownPipelineIsNotFound() {
        index.apply(history.events()).visible();

        assertThatThrownBy(() -> store().report(Given.id(), null, null))
                .hasMessageContaining("no such record");
    }

    /** Today 13. */
    @Test
    void beforeThereWasAnythingEverythingIsZero() {
        deal("talk", Given.euro("1000.00"));
        index.apply(history.events()).visible();

        var report = report(Instant.parse("2020-01-01T00:00:00Z"));

        assertThat(report.stages()).extracting(PipelineReport.StageFigures::stage).containsExactly("talk", "offer",
                "payment");
        assertThat(report.stages()).extracting(PipelineReport.StageFigures::count).containsOnly(0L);
        assertThat(report.total()).isEqualTo(new Figures(0, List.of(), List.of()));
    }

    /** Today 13: deals of 2017 that were told in 2026, in a pipeline that was set up in 2026. */
    @Test
    void asOfAnInstantOfTheBusinessDealsAreAsTheyWereThen() {
        var first = Given.id();
        history.record(first, Given.deal("First", Given.id(), "talk", Given.euro("100.00"), null, Given.REN,
                Instant.parse("2017-01-10T00:00:00Z")));
        history.record(first, new StageChanged("talk", "offer", Instant.parse("2017-03-01T00:00:00Z")));
        history.record(first, new DealWon("offer", Instant.parse("2017-05-01T00:00:00Z")));
        var second = Given.id();
        history.record(second, Given.deal("Second", Given.id(), "talk", Given.euro("50.00"), null, Given.REN,
                Instant.parse("2017-03-21T00:00:00Z")));
        index.apply(history.events()).visible();

        assertThat(occurred("2017-01-09T23:59:59.999999Z").total().count()).isZero();
        // The instant itself counts.
        assertThat(occurred("2017-01-10T00:00:00Z").stages().getFirst().value()).containsExactly(Given.euro("100.00"));
        var march = occurred("2017-03-31T00:00:00Z");
        assertThat(march.stages().get(0).value()).containsExactly(Given.euro("50.00"));
        assertThat(march.stages().get(0).averageAgeDays()).isEqualTo(new BigDecimal("10.00"));
        assertThat(march.stages().get(1).value()).containsExactly(Given.euro("100.00"));
        assertThat(march.stages().get(1).averageAgeDays()).isEqualTo(new BigDecimal("80.00"));
        // 50 × 10 % + 100 × 50 %
        assertThat(march.total().weighted()).containsExactly(Given.euro("55.00"));
        assertThat(occurred("2017-05-01T00:00:00Z").total().value()).containsExactly(Given.euro("50.00"));
        assertThat(report(Instant.parse("2017-12-31T00:00:00Z")).total().count()).isZero();
        assertThat(new CustomerDeals(index.reader()).of(Queries.terms("customerId", List.of()),
                new AsOf(history.now(), AsOf.Time.OCCURRED)))
                .isEmpty();
    }

    private PipelineReport occurred(String at) {
        return store().report(Given.PIPELINE, null, new AsOf(Instant.parse(at), AsOf.Time.OCCURRED));
    }

    @Test
    void asOfAnyInstantTheReportIsWhatItWasThen() {
        var random = new Random(42);
        var deals = new ArrayList<UUID>();
        var closed = new HashMap<UUID, Boolean>();
        var stages = new HashMap<UUID, String>();
        var captured = new LinkedHashMap<Instant, PipelineReport>();
        int from = 0;
        for (int step = 0; step < 25; step++) {
            for (int i = 0; i < 12; i++) {
                somethingHappens(random, deals, closed, stages);
            }
            if (step == 12) {
                history.record(Given.PIPELINE, new PipelineChanged(new PipelineDetails("Sales",
                        List.of(new Stage("talk", "Talk", new BigDecimal("0.2")),
                                new Stage("offer", "Offer", new BigDecimal("0.4")),
                                new Stage("negotiation", "Negotiation", new BigDecimal("0.6")),
                                new Stage("payment", "Payment", new BigDecimal("0.95")))),
                        history.now()));
            }
            index.apply(history.since(from)).visible();
            from = history.size();
            var now = history.now();
            captured.put(now, new PipelineStore(new Pipelines(index.reader()), new OpenDeals(index.reader()),
                    () -> now).report(Given.PIPELINE, null, null));
            history.later(Duration.ofHours(7));
        }

        captured.forEach((then, live) -> assertThat(report(then)).as(then.toString()).isEqualTo(live));

        // The same history delivered twice, in other batches and partly again, leaves the same reports.
        var again = TestIndex.of(new DealPeriodsFold());
        var events = history.events();
        for (int start = 0; start < events.size(); start += 37) {
            again.apply(events.subList(Math.max(0, start - 11), Math.min(events.size(), start + 37)));
        }
        again.apply(events.subList(0, events.size() / 2)).visible();
        captured.forEach((then, live) -> assertThat(new PipelineStore(new Pipelines(again.reader()),
                new OpenDeals(again.reader()), history::now)
                .report(Given.PIPELINE, null, new AsOf(then, AsOf.Time.RECORDED))).isEqualTo(live));
    }

    private void somethingHappens(Random random, List<UUID> deals, Map<UUID, Boolean> closed,
            Map<UUID, String> stages) {
        var keys = List.of("talk", "offer", "payment");
        if (deals.isEmpty() || random.nextInt(4) == 0) {
            var id = deal("talk", random.nextInt(5) == 0 ? null : Given.euro(random.nextInt(100_000) + ".37"));
            deals.add(id);
            closed.put(id, false);
            stages.put(id, "talk");
            return;
        }
        var id = deals.get(random.nextInt(deals.size()));
        var stage = stages.getOrDefault(id, "talk");
        var at = history.now();
        if (Boolean.TRUE.equals(closed.get(id))) {
            history.record(id, new DealReopened(stage, at));
            closed.put(id, false);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                history.record(id, new DealWon(stage, at));
                closed.put(id, true);
            }
            case 1 -> {
                history.record(id, new DealLost(stage, "price", at));
                closed.put(id, true);
            }
            case 2 -> history.record(id, new DealAssigned(Given.ROSA, Given.REN, at));
            case 3 -> history.record(id, Given.dealChanged("D", Given.money(random.nextInt(900) + ".5", "USD"),
                    LocalDate.parse("2026-09-01"), at));
            default -> {
                var next = keys.get(random.nextInt(keys.size()));
                if (!next.equals(stage)) {
                    history.record(id, new StageChanged(stage, next, at));
                    stages.put(id, next);
                }
            }
        }
    }

    private UUID deal(String stage, @Nullable Money amount) {
        var id = Given.id();
        history.record(id, Given.deal("Deal", Given.id(), stage, amount, LocalDate.parse("2026-08-01"), Given.REN,
                history.now()));
        return id;
    }

    private PipelineReport report(@Nullable Instant asOf) {
        return store().report(Given.PIPELINE, null, asOf == null ? null : new AsOf(asOf, AsOf.Time.RECORDED));
    }

    private PipelineStore store() {
        return new PipelineStore(new Pipelines(index.reader()), new OpenDeals(index.reader()), history::now);
    }
}
