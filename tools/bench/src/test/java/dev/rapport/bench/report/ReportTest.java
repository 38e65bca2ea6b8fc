package dev.rapport.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final Figure LATENCY = new Figure("latency", "command → view, p50", "ms", 20.04, "produce → consume",
            5, 4.008, Goal.atMost(5, 30), 12.345, 3L << 20,
            Map.of("p50", 38.2, "p90", 185.7, "p99", 348.4, "p99.9", 457.2, "limit p50", 1.3, "limit p99", 5.7), "");

    @Test
    void theTableHasColumnsOfOneWidth() {
        String[] lines = Table.of(List.of(LATENCY, Figure.missing("reads", "why"))).toString().split("\n", -1);
        assertThat(lines[2]).contains("|  20.0 |").contains("4.01").contains("≤ 5×, ≤ 30 ms").contains("yes")
                .contains("12.3").endsWith("3.00 |");
        assertThat(lines[3]).contains("–").contains("NO");
        assertThat(lines[0]).hasSameSizeAs(lines[1]).hasSameSizeAs(lines[2]).hasSameSizeAs(lines[3]);
    }

    @Test
    void theJsonHasEveryFigureAndNoNumberThatJsonDoesNotKnow() {
        Machine machine = new Machine("abc-dirty", Instant.EPOCH, 2, 8, "cpu", "kernel", "jdk");
        JsonNode json = JsonMapper.shared().readTree(JsonReport.of(machine, true, 12.3,
                List.of(LATENCY, Figure.missing("reads", "why")), List.of(new Growth(10, List.of(LATENCY)))));
        assertThat(json.path("machine").path("commit").asString()).isEqualTo("abc-dirty");
        assertThat(json.path("figures").path(0).path("ratio").asDouble()).isEqualTo(4.008);
        assertThat(json.path("figures").path(0).path("met").asBoolean()).isTrue();
        assertThat(json.path("figures").path(1).path("value").isNull()).isTrue();
        assertThat(json.path("figures").path(1).path("note").asString()).isEqualTo("why");
        assertThat(json.path("growth").path(0).path("events").asInt()).isEqualTo(10);
    }

    @Test
    void picturesAreDrawn(@TempDir Path folder) throws Exception {
        Pictures pictures = new Pictures(folder.resolve("images"));
        pictures.latencies(List.of(LATENCY));
        pictures.growth(List.of(new Growth(10, List.of(LATENCY)), new Growth(100, List.of(LATENCY))));
        assertThat(Files.readString(folder.resolve("images/bench-latency.svg"))).contains("<svg");
        assertThat(Files.readString(folder.resolve("images/bench-growth.svg"))).contains("<svg");
    }

    @Test
    void costsAreRelativeToTheSmallestStoreAndRegardlessOfTheCountInTheName() {
        Figure small = Figure.missing("publisher", "");
        Figure ten = new Figure("rebuild", "rebuild, 10 events", "events/s", 1, "", 1, 1, Goal.NONE, 2, 0, Map.of(),
                "");
        Figure hundred = new Figure("rebuild", "rebuild, 100 events", "events/s", 1, "", 1, 1, Goal.NONE, 3, 0,
                Map.of(),
                "");
        assertThat(Pictures.costs(List.of(new Growth(10, List.of(small, ten)), new Growth(100, List.of(hundred)))))
                .containsOnlyKeys("rebuild")
                .satisfies(costs -> assertThat(costs.get("rebuild")).containsExactly(1, 1.5));
    }
}
