package dev.rapport.reporting.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.reporting.forecast.ForecastReport.ForecastPeriod;
import dev.rapport.reporting.pipeline.DealPeriodsFold;
import dev.rapport.reporting.pipeline.OpenDeals;
import dev.rapport.reporting.pipeline.Pipelines;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastIT {

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new DealPeriodsFold());

    ForecastIT() {
        history.record(Given.PIPELINE, Given.pipeline(history.now()));
        deal("100.00", LocalDate.parse("2026-11-30"));
        deal("200.00", LocalDate.parse("2026-12-01"));
        deal("400.00", LocalDate.parse("2027-02-28"));
        deal("800.00", null);
        var moved = deal("1.00", LocalDate.parse("2026-12-02"));
        history.record(moved, new StageChanged("talk", "offer", history.now()));
        history.record(moved, Given.dealChanged("Deal", Given.euro("1600.00"), LocalDate.parse("2026-12-31"),
                history.now()));
        var won = deal("9.00", LocalDate.parse("2026-12-02"));
        history.record(won, new DealWon("talk", history.now()));
        index.apply(history.events()).visible();
    }

    @Test
    void countsOpenDealsByTheMonthTheyAreExpectedIn() {
        var report = store().report(Given.PIPELINE, null, null, PeriodLength.MONTH, null, null);

        assertThat(report.periods()).containsExactly(
                new ForecastPeriod(LocalDate.parse("2026-11-01"), 1, List.of(Given.euro("100.00")),
                        List.of(Given.euro("10.00"))),
                new ForecastPeriod(LocalDate.parse("2026-12-01"), 2, List.of(Given.euro("1800.00")),
                        List.of(Given.euro("820.00"))),
                new ForecastPeriod(LocalDate.parse("2027-02-01"), 1, List.of(Given.euro("400.00")),
                        List.of(Given.euro("40.00"))));
        assertThat(report.undated().count()).isEqualTo(1);
        assertThat(report.total().value()).containsExactly(Given.euro("3100.00"));
    }

    @Test
    void countsByWeeksThatBeginOnMonday() {
        var report = store().report(Given.PIPELINE, null, null, PeriodLength.WEEK, null, null);

        assertThat(report.periods()).extracting(ForecastPeriod::start).containsExactly(LocalDate.parse("2026-11-30"),
                LocalDate.parse("2026-12-28"), LocalDate.parse("2027-02-22"));
        assertThat(report.periods().getFirst().count()).isEqualTo(2);
    }

    /** Today 10. */
    @Test
    void showsEveryPeriodOfTheTimeAskedForAndLosesNothingOutsideOfIt() {
        var report = store().report(Given.PIPELINE, null, null, PeriodLength.MONTH, LocalDate.parse("2026-12-01"),
                LocalDate.parse("2027-01-31"));

        assertThat(report.periods()).extracting(ForecastPeriod::start).containsExactly(LocalDate.parse("2026-12-01"),
                LocalDate.parse("2027-01-01"));
        assertThat(report.earlier().count()).isEqualTo(1);
        assertThat(report.later().count()).isEqualTo(1);
        assertThat(report.undated().count()).isEqualTo(1);
        assertThat(report.total().count()).isEqualTo(5);
    }

    private UUID deal(String euros, @Nullable LocalDate expectedClose) {
        var id = Given.id();
        history.record(id, Given.deal("Deal", Given.id(), "talk", Given.euro(euros), expectedClose, Given.REN,
                history.now()));
        return id;
    }

    private ForecastStore store() {
        return new ForecastStore(new Pipelines(index.reader()), new OpenDeals(index.reader()));
    }
}
