package dev.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    @Test
    void percentilesAreMilliseconds() {
        Outcome outcome = outcome(100, Map.of());
        assertThat(outcome.percentile(50)).isCloseTo(50, within(0.1));
        assertThat(outcome.percentile(99)).isCloseTo(99, within(0.1));
        assertThat(outcome.perSecond()).isEqualTo(50);
    }

    @Test
    void twoLoadsAddUp() {
        Outcome sum = outcome(100, Map.of("stale", 1L)).plus(outcome(50, Map.of("stale", 2L)));
        assertThat(sum.operations()).isEqualTo(150);
        assertThat(sum.seconds()).isEqualTo(4);
        assertThat(sum.failures()).containsExactly(Map.entry("stale", 3L));
        assertThat(sum.percentile(100)).isCloseTo(100, within(0.1));
    }

    @Test
    void aFewFailuresInAThousandLeaveAFigure() {
        assertThatCode(() -> outcome(1_000, Map.of("stale", 9L)).requireSound("it")).doesNotThrowAnyException();
        assertThatThrownBy(() -> outcome(100, Map.of("stale", 2L)).requireSound("it")).hasMessageContaining("stale");
        assertThatThrownBy(() -> outcome(0, Map.of()).requireSound("it")).hasMessageContaining("it");
    }

    private static Outcome outcome(int operations, Map<String, Long> failures) {
        Histogram latency = new Histogram(3);
        for (int i = 1; i <= operations; i++) {
            latency.recordValue(i * 1_000_000L);
        }
        return new Outcome(operations, 2, latency, failures);
    }
}
