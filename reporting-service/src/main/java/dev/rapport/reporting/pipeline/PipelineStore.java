package dev.rapport.reporting.pipeline;

import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.PipelineReport.StageFigures;
import dev.rapport.reporting.pipeline.Pipelines.PipelineStage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the pipeline report. */
final class PipelineStore {

    private static final double SECONDS_PER_DAY = 86_400;

    private final Pipelines pipelines;
    private final OpenDeals deals;
    private final InstantSource clock;

    PipelineStore(Pipelines pipelines, OpenDeals deals, InstantSource clock) {
        this.pipelines = pipelines;
        this.deals = deals;
        this.clock = clock;
    }

    private static final class Line {

        private final PipelineStage stage;
        private final Sums sums = new Sums();
        private double openedSeconds;

        Line(PipelineStage stage) {
            this.stage = stage;
        }
    }

    PipelineReport report(UUID pipelineId, @Nullable Set<UUID> owners, @Nullable AsOf asOf) {
        // Taken before anything is read: what is recorded meanwhile need not be in the report.
        var then = asOf == null ? clock.instant() : asOf.at();
        var lines = new LinkedHashMap<String, Line>();
        for (var stage : pipelines.stages(pipelineId, asOf)) {
            lines.put(stage.key(), new Line(stage));
        }
        var total = new Sums();
        deals.group(pipelineId, owners, asOf, List.<Map<String, ?>>of(), group -> {
            var line = lines.computeIfAbsent(group.stage(), key -> new Line(PipelineStage.unknown(key)));
            line.sums.add(group.count(), group.currency(), group.sum(), line.stage.probability());
            line.openedSeconds += group.openedSeconds();
            total.add(group.count(), group.currency(), group.sum(), line.stage.probability());
        });
        return new PipelineReport(pipelineId, then, lines.values().stream().map(line -> figures(line, then)).toList(),
                total.figures());
    }

    private static StageFigures figures(Line line, Instant then) {
        var figures = line.sums.figures();
        return new StageFigures(line.stage.key(), line.stage.name(), figures.count(), figures.value(),
                figures.weighted(), figures.count() == 0
                        ? null
                        : averageAge(line.openedSeconds / figures.count(), then));
    }

    private static BigDecimal averageAge(double openedSeconds, Instant then) {
        double days = (then.getEpochSecond() - openedSeconds) / SECONDS_PER_DAY;
        return BigDecimal.valueOf(Math.max(0, days)).setScale(2, RoundingMode.HALF_EVEN);
    }
}
