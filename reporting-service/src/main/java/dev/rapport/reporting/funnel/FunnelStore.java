package dev.rapport.reporting.funnel;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.funnel.FunnelReport.StageFunnel;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.Pipelines.PipelineStage;
import dev.rapport.reporting.pipeline.Pipelines;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts the stays of deals in stages. */
final class FunnelStore {

    private static final double SECONDS_PER_DAY = 86_400;

    private final IndexReader index;
    private final Pipelines pipelines;

    FunnelStore(IndexReader index, Pipelines pipelines) {
        this.index = index;
        this.pipelines = pipelines;
    }

    private static final class Line {

        private final PipelineStage stage;
        private final int order;
        private long entered;
        private long advanced;
        private long won;
        private long lost;
        private long open;
        private long returned;
        private double dwellSeconds;

        Line(PipelineStage stage, int order) {
            this.stage = stage;
            this.order = order;
        }
    }

    FunnelReport report(UUID pipelineId, @Nullable Set<UUID> owners, @Nullable Instant from, @Nullable Instant to,
            @Nullable AsOf asOf) {
        var lines = new LinkedHashMap<String, Line>();
        for (var stage : pipelines.stages(pipelineId, asOf)) {
            lines.put(stage.key(), new Line(stage, lines.size()));
        }
        var sources = List.of(source("stage", false), source("outcome", false), source("next", true));
        var filters = filters(pipelineId, owners, from, to);
        filters.addAll(AsOf.versions(asOf));
        index.group(Queries.all(filters), sources,
                Map.of("dwell", Map.of("sum", Map.of("field", "dwellSeconds"))), bucket -> count(bucket, lines));
        long entered = lines.values().stream().mapToLong(line -> line.entered).sum();
        long lost = lines.values().stream().mapToLong(line -> line.lost).sum();
        var average = rate(lost, entered);
        return new FunnelReport(pipelineId, from, to,
                lines.values().stream().map(line -> figures(line, average)).toList());
    }

    private static List<Map<String, ?>> filters(UUID pipelineId, @Nullable Set<UUID> owners, @Nullable Instant from,
            @Nullable Instant to) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(Queries.term("kind", "visit"));
        filters.add(Queries.term("pipelineId", pipelineId.toString()));
        if (owners != null) {
            filters.add(Queries.manyTerms("ownerId", owners.stream().map(UUID::toString).toList()));
        }
        if (from != null || to != null) {
            filters.add(Queries.range("enteredAt", from == null ? null : Fields.micros(from),
                    to == null ? null : Fields.micros(to)));
        }
        return filters;
    }

    private static Map<String, ?> source(String field, boolean mayBeMissing) {
        return Map.of(field, Map.of("terms", Map.of("field", field, "missing_bucket", mayBeMissing)));
    }

    private static void count(JsonNode bucket, Map<String, Line> lines) {
        var key = bucket.path("key");
        var line = lines.computeIfAbsent(key.path("stage").asString(),
                unknown -> new Line(PipelineStage.unknown(unknown), Integer.MAX_VALUE));
        long count = bucket.path("doc_count").asLong();
        line.entered += count;
        line.dwellSeconds += bucket.path("dwell").path("value").asDouble(0);
        switch (key.path("outcome").asString()) {
            case "won" -> line.won += count;
            case "lost" -> line.lost += count;
            case "moved" -> {
                var next = lines.get(key.path("next").asString(""));
                if (next == null || next.order > line.order) {
                    line.advanced += count;
                } else {
                    line.returned += count;
                }
            }
            default -> line.open += count;
        }
    }

    private static StageFunnel figures(Line line, BigDecimal averageFailureRate) {
        long ended = line.entered - line.open;
        return new StageFunnel(line.stage.key(), line.stage.name(), line.entered, line.advanced, line.won, line.lost,
                line.open,
                line.returned, rate(line.lost, line.entered), averageFailureRate, ended == 0
                        ? null
                        : BigDecimal.valueOf(line.dwellSeconds / ended / SECONDS_PER_DAY).setScale(2,
                                RoundingMode.HALF_EVEN));
    }

    private static BigDecimal rate(long part, long whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_EVEN);
    }
}
