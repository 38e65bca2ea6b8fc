package dev.rapport.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void readsNamesLabelsAndValues() {
        assertThat(Metric.all("""
                # HELP rapport_projection_lag_events how far
                # TYPE rapport_projection_lag_events gauge
                rapport_projection_lag_events{projection="search",note="a \\"b\\", c"} 12.0
                rapport_publisher_lag_seconds 1.5E-1
                jvm_memory_used_bytes{area="heap"} 1.0E7
                """)).containsExactly(
                new Metric("rapport_projection_lag_events", Map.of("projection", "search", "note", "a \\\"b\\\", c"),
                        12),
                new Metric("rapport_publisher_lag_seconds", Map.of(), 0.15));
    }

    @Test
    void countsAGaugeWithoutValueAsNothing() {
        assertThat(Metric.all("rapport_x NaN\nrapport_y +Inf\n")).extracting(Metric::whole).containsExactly(0L, 0L);
    }
}
