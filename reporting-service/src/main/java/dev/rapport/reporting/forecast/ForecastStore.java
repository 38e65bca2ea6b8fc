package dev.rapport.reporting.forecast;

import dev.rapport.reporting.forecast.ForecastReport.ForecastPeriod;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.OpenDeals;
import dev.rapport.reporting.pipeline.Pipelines;
import dev.rapport.reporting.pipeline.Sums;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the forecast. */
final class ForecastStore {

    private final Pipelines pipelines;
    private final OpenDeals deals;

    ForecastStore(Pipelines pipelines, OpenDeals deals) {
        this.pipelines = pipelines;
        this.deals = deals;
    }

    /**
     * @param asOf
     *            as it was then; null for now
     * @param from
     *            first day of a period, or null
     * @param to
     *            last day of a period, or null
     */
    ForecastReport report(UUID pipelineId, @Nullable Set<UUID> owners, @Nullable AsOf asOf, PeriodLength by,
            @Nullable LocalDate from, @Nullable LocalDate to) {
        var probabilities = new HashMap<String, BigDecimal>();
        pipelines.stages(pipelineId, asOf).forEach(stage -> probabilities.put(stage.key(), stage.probability()));
        var periods = new TreeMap<LocalDate, Sums>();
        if (from != null && to != null) {
            for (var start = from; !start.isAfter(to); start = by.next(start)) {
                periods.put(start, new Sums());
            }
        }
        var earlier = new Sums();
        var later = new Sums();
        var undated = new Sums();
        var total = new Sums();
        Map<String, ?> byPeriod = Map.of("period", Map.of("date_histogram", Map.of("field", "expectedClose",
                "calendar_interval", by.calendarInterval(), "format", "strict_date", "missing_bucket", true)));
        deals.group(pipelineId, owners, asOf, List.of(byPeriod), group -> {
            var probability = probabilities.getOrDefault(group.stage(), BigDecimal.ZERO);
            var period = group.key().path("period");
            Sums sums;
            if (period.isNull()) {
                sums = undated;
            } else {
                var start = LocalDate.parse(period.asString());
                if (from != null && start.isBefore(from)) {
                    sums = earlier;
                } else if (to != null && start.isAfter(to)) {
                    sums = later;
                } else {
                    sums = periods.computeIfAbsent(start, unknown -> new Sums());
                }
            }
            sums.add(group.count(), group.currency(), group.sum(), probability);
            total.add(group.count(), group.currency(), group.sum(), probability);
        });
        return new ForecastReport(pipelineId, by.parameter(), from, to,
                periods.entrySet().stream().map(period -> period(period.getKey(), period.getValue())).toList(),
                earlier.figures(), later.figures(), undated.figures(), total.figures());
    }

    private static ForecastPeriod period(LocalDate start, Sums sums) {
        var figures = sums.figures();
        return new ForecastPeriod(start, figures.count(), figures.value(), figures.weighted());
    }
}
