package dev.rapport.reporting.pipeline;

import dev.rapport.events.Money;
import dev.rapport.events.field.Description;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The open deals of a pipeline. */
record PipelineReport(
        @Description("The pipeline that was asked for") UUID pipelineId,
        @Description("As at this instant") Instant asOf,
        @Description("All stages of the pipeline in their order, empty ones too; after them stages that it has no more but deals are still on") List<StageFigures> stages,
        @Description("Over all stages") Figures total) {

    record StageFigures(
            @Description(value = "Key of the stage", example = "proposal") String stage,
            @Description(value = "What people call the stage", example = "Proposal") String name,
            @Description("How many deals there are") long count,
            @Description("One sum per currency; deals without an amount add nothing") List<Money> value,
            @Description("The same, each deal counted by the probability of its stage, rounded half-even to the digits of the currency") List<Money> weighted,
            @Description(value = "Days since the deals on this stage were opened, on average; null when there are none", example = "12.5") @Nullable BigDecimal averageAgeDays) {}
}
