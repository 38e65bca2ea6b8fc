package dev.rapport.reporting.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.reporting.past.AsOf.Time;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Today 13. */
class SinceTest {

    private static final Instant IN_2017 = Instant.parse("2017-06-01T00:00:00Z");
    private static final Instant IN_2026 = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void whatIsToldLateHoldsSinceItHappenedByOneClockAndSinceItWasToldByTheOther() {
        var since = Since.of(null, IN_2026, IN_2017);

        assertThat(new AsOf(IN_2017, Time.OCCURRED).isSince(since)).isTrue();
        assertThat(new AsOf(IN_2017.minusNanos(1_000), Time.OCCURRED).isSince(since)).isFalse();
        assertThat(new AsOf(IN_2026, Time.RECORDED).isSince(since)).isTrue();
        assertThat(new AsOf(IN_2026.minusNanos(1_000), Time.RECORDED).isSince(since)).isFalse();
    }

    @Test
    void noVersionBeginsBeforeTheOneBeforeItWhateverTheClocksSaid() {
        var first = Since.of(null, IN_2026, IN_2017);
        var skewed = Since.of(first, IN_2026.minusMillis(3), IN_2017.minusSeconds(60));

        assertThat(skewed).isEqualTo(first);
        assertThat(Since.of(skewed, IN_2026.plusMillis(1), IN_2017.plusSeconds(1)).recorded())
                .isEqualTo(first.recorded() + 1_000);
    }

    @Test
    void aVersionEndsWhereTheNextBegins() {
        var first = Since.of(null, IN_2026, IN_2017);
        var next = Since.of(first, IN_2026.plusSeconds(2), IN_2017.plusSeconds(5));

        assertThat(noted(first, next)).isEqualTo(Map.of("recordedFrom", first.recorded(), "recordedTo",
                next.recorded(), "occurredFrom", first.occurred(), "occurredTo", next.occurred()));
        assertThat(noted(next, null)).containsEntry("recordedTo", Since.OPEN_END).containsEntry("occurredTo",
                Since.OPEN_END);
        var document = JsonMapper.shared().<JsonNode>valueToTree(noted(first, next));
        assertThat(Since.of(document)).isEqualTo(first);
        assertThat(Since.end(document)).isEqualTo(next);
    }

    @Test
    void eventsAreComparedToTheMicrosecondAsTheyAreIndexed() {
        var asOf = new AsOf(IN_2026, Time.RECORDED);

        assertThat(asOf.includes(IN_2026.plusNanos(999), IN_2017)).isTrue();
        assertThat(asOf.includes(IN_2026.plusNanos(1_000), IN_2017)).isFalse();
        assertThat(new AsOf(IN_2017, Time.OCCURRED).includes(IN_2026, IN_2017)).isTrue();
    }

    private static Map<String, Object> noted(Since since, @Nullable Since next) {
        var document = new LinkedHashMap<String, Object>();
        since.put(document, next);
        return document;
    }
}
