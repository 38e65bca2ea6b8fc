package dev.rapport.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class MeasureTest {
    @Test
    void readsNamesLabelsAndValues() {
        assertThat(Measure.all("""
                # HELP rapport_projection_lag_events how far
                # TYPE rapport_projection_lag_events gauge
                rapport_projection_lag_events{projection="search",note="a \\"b\\", c"} 12.0
                rapport_publisher_lag_seconds 1.5E-1
                jvm_memory_used_bytes{area="heap"} 1.0E7
                """)).containsExactly(
                new Measure("rapport_projection_lag_events", Map.of("projection", "search", "note", "a \\\"b\\\", c"),
                        12),
                new Measure("rapport_publisher_lag_seconds", Map.of(), 0.15));
    }

    @Test
    void countsAGaugeWithoutValueAsNothing() {
        assertThat(Measure.all("rapport_x NaN\nrapport_y +Inf\n")).extracting(Measure::whole).containsExactly(0L, 0L);
    }
}
