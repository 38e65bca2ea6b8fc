package dev.rapport.reporting.forecast;

import dev.rapport.events.Money;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.reporting.pipeline.Figures;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The open deals of a pipeline by the period in which they are expected to close. Every open deal is counted in exactly
 * one of the periods, {@code earlier}, {@code later} or {@code undated}.
 */
record ForecastReport(
        @Description("The pipeline that was asked for") UUID pipelineId,
        @Description("How long the periods are") @Choice(PeriodLength.class) String by,
        @Description("First day asked for, moved back to the beginning of its period; null when not limited") @Nullable LocalDate from,
        @Description("Last day asked for, moved on to the last day of its period; null when not limited") @Nullable LocalDate to,
        @Description("Those in which deals are expected to close, overdue ones too; between from and to, when both are given, empty ones as well") List<ForecastPeriod> periods,
        @Description("Deals expected before from") Figures earlier,
        @Description("Deals expected after to") Figures later,
        @Description("Deals of which nobody has said when they are expected") Figures undated,
        @Description("All of these: the same as the total of the pipeline report") Figures total) {

    record ForecastPeriod(
            @Description("First day: a Monday, or the first of a month") LocalDate start,
            @Description("How many deals there are") long count,
            @Description("One sum per currency; deals without an amount add nothing") List<Money> value,
            @Description("The same, each deal counted by the probability of its stage, rounded half-even to the digits of the currency") List<Money> weighted) {}
}
