package dev.rapport.reporting.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the deals that entered each stage. Every stay of a deal in a stage counts once: a deal that is moved
 * back and comes again has entered the stage twice. A deal that was closed and is opened again has never been closed:
 * it goes on with the stay it was in. So in each stage entered = advanced + won + lost + open + returned.
 *
 * @param from
 *            only stays that began at this instant (in business time) or later; null for all
 * @param to
 *            only stays that began before this instant; null for all
 * @param stages
 *            all stages of the pipeline in their order
 */
record FunnelReport(UUID pipelineId, @Nullable Instant from, @Nullable Instant to, List<StageFunnel> stages) {

    /**
     * @param entered
     *            stays that began in the time asked for
     * @param advanced
     *            of these, those that ended with a move to a later stage
     * @param won
     *            those that ended with a won deal
     * @param lost
     *            those that ended with a lost deal
     * @param open
     *            those that go on
     * @param returned
     *            those that ended with a move to an earlier stage
     * @param failureRate
     *            lost ÷ entered, 0 to 1; 0 when nothing was entered
     * @param averageFailureRate
     *            the same over all stages together
     * @param averageDwellDays
     *            how long the stays that have ended took, on average; null when none has. The time in which a deal was
     *            closed before it was opened again counts
     */
    record StageFunnel(
            String stage,
            String name,
            long entered,
            long advanced,
            long won,
            long lost,
            long open,
            long returned,
            BigDecimal failureRate,
            BigDecimal averageFailureRate,
            @Nullable BigDecimal averageDwellDays) {}
}
