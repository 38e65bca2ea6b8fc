package dev.rapport.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.stack.Cost;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void theRatioIsTheMedianOfTheRounds() {
        Figure figure = Figure.of("row", "what", "/s", List.of(round(100, 50), round(1_000, 100), round(100, 60)),
                round -> round.value().perSecond(), "limit", round -> round.limit().perSecond(), Goal.atLeast(0.5));
        assertThat(figure.ratio()).isCloseTo(0.5, within(1e-9));
        assertThat(figure.value()).isEqualTo(60);
        assertThat(figure.met()).isTrue();
        assertThat(figure.cpuMillis()).isCloseTo(3_000.0 / 210, within(1e-9));
        assertThat(figure.memory()).isEqualTo(7);
    }

    @Test
    void whatCouldNotBeMeasuredIsNotMet() {
        assertThat(Figure.missing("row", "why").met()).isFalse();
        assertThat(Goal.atLeast(0.5).met(Double.NaN, Double.NaN)).isFalse();
    }

    @Test
    void bothPartsOfAGoalCount() {
        Goal goal = Goal.atMost(5, 30);
        assertThat(goal.met(20, 4)).isTrue();
        assertThat(goal.met(31, 4)).isFalse();
        assertThat(goal.met(20, 6)).isFalse();
        assertThat(goal.text("ms")).isEqualTo("≤ 5×, ≤ 30 ms");
        assertThat(Goal.NONE.met(1, 1)).isNull();
        assertThat(Goal.NONE.text("s")).isEqualTo("reported");
    }

    @Test
    void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
        assertThat(Median.of(4, 1, 2, 9)).isEqualTo(3);
        assertThat(Median.of()).isNaN();
    }

    static Round round(double limit, double value) {
        return new Round(outcome(limit), outcome(value), new Cost(Map.of("gateway", 0.4, "kafka", 0.6), 0, 0, 7));
    }

    private static Outcome outcome(double perSecond) {
        return new Outcome(Math.round(perSecond), 1, new Histogram(3), Map.of());
    }
}
