package dev.rapport.reporting.pipeline;

import dev.rapport.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The open deals of a pipeline.
 *
 * @param asOf
 *            as at that instant
 * @param stages
 *            all stages of the pipeline in their order, empty ones too, and after them stages that it has no more but
 *            deals are still in
 * @param total
 *            over all stages
 */
record PipelineReport(UUID pipelineId, Instant asOf, List<StageFigures> stages, Figures total) {

    /**
     * @param stage
     *            key of the stage
     * @param value
     *            one sum per currency; deals without an amount add nothing
     * @param weighted
     *            value times the probability of the stage, rounded half-even to the digits of the currency
     * @param averageAgeDays
     *            days since the deals in this stage were opened; null when there are none
     */
    record StageFigures(
            String stage,
            String name,
            long count,
            List<Money> value,
            List<Money> weighted,
            @Nullable BigDecimal averageAgeDays) {}
}
