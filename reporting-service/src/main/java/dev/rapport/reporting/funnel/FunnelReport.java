package dev.rapport.reporting.funnel;

import dev.rapport.events.field.Description;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the deals that entered each stage. Every stay of a deal in a stage counts once: a deal that is moved
 * back and comes again has entered the stage twice. A deal that was closed and is opened again has never been closed:
 * it goes on with the stay it was in. So in each stage entered = advanced + won + lost + open + returned.
 */
record FunnelReport(
        @Description("The pipeline that was asked for") UUID pipelineId,
        @Description("First instant of the time asked for; null when not limited") @Nullable Instant from,
        @Description("First instant after the time asked for; null when not limited") @Nullable Instant to,
        @Description("All stages of the pipeline in their order") List<StageFunnel> stages) {

    record StageFunnel(
            @Description(value = "Key of the stage", example = "proposal") String stage,
            @Description(value = "What people call the stage", example = "Proposal") String name,
            @Description("Stays that began in the time asked for: advanced + won + lost + open + returned") long entered,
            @Description("Of these, those that ended with a move to a later stage") long advanced,
            @Description("Those that ended with a won deal") long won,
            @Description("Those that ended with a lost deal") long lost,
            @Description("Those that go on") long open,
            @Description("Those that ended with a move to an earlier stage") long returned,
            @Description("lost ÷ entered, 0 to 1; 0 when nothing was entered") BigDecimal failureRate,
            @Description("The same over all stages together") BigDecimal averageFailureRate,
            @Description(value = "How long the stays that have ended took, on average; null when none has", example = "8.5") @Nullable BigDecimal averageDwellDays) {}
}
