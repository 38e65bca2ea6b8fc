package dev.rapport.reporting.forecast;

import dev.rapport.events.Money;
import dev.rapport.reporting.pipeline.Figures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The open deals of a pipeline by the period in which they are expected to close. Every open deal is counted in exactly
 * one of the periods, {@code earlier}, {@code later} or {@code undated}.
 *
 * @param by
 *            week or month
 * @param from
 *            first day asked for, moved back to the beginning of its period; null when not limited
 * @param to
 *            last day asked for, moved on to the last day of its period; null when not limited
 * @param periods
 *            those in which deals are expected, overdue ones too; between {@code from} and {@code to}, when both are
 * given,
 *            empty ones as well
 * @param earlier
 *            deals expected before {@code from}
 * @param later
 *            deals expected after {@code to}
 * @param undated
 *            deals of which nobody has said when they are expected
 * @param total
 *            all of these: the same as the total of the pipeline report
 */
record ForecastReport(
        UUID pipelineId,
        String by,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Period> periods,
        Figures earlier,
        Figures later,
        Figures undated,
        Figures total) {

    /**
     * @param start
     *            first day: a Monday, or the first of a month
     */
    record Period(LocalDate start, long count, List<Money> value, List<Money> weighted) {}
}
