package dev.rapport.reporting.won;

import dev.rapport.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deals that were closed in some time, as they are now: a deal that was opened again is not among them.
 *
 * @param from
 *            closed at this instant or later; null for all
 * @param to
 *            closed before this instant; null for all
 * @param groupBy
 *            what the groups have in common; null when there is only the total
 * @param groups
 *            months and quarters in their order, others by how much was won in them, most deals first
 * @param total
 *            over all groups
 */
record WonReport(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String groupBy,
        List<WonGroup> groups,
        WonFigures total) {

    /**
     * @param key
     *            id of the owner or the account, name of the team or the source, month (2026-03) or quarter (2026-Q1);
     *            null for the deals that have none
     * @param closed
     *            what was closed in the group
     */
    record WonGroup(@Nullable String key, WonFigures closed) {}

    /**
     * @param won
     *            how many were won
     * @param lost
     *            how many were lost
     * @param value
     *            of those won, one sum per currency; deals without an amount add nothing
     * @param winRate
     *            won ÷ (won + lost), 0 to 1; null when nothing was closed
     * @param medianCycleDays
     *            whole days from opening to winning; half of the deals won took no longer. Null when none was won
     * @param meanCycleDays
     *            days from opening to winning on average; null when none was won
     */
    record WonFigures(
            long won,
            long lost,
            List<Money> value,
            @Nullable BigDecimal winRate,
            @Nullable Long medianCycleDays,
            @Nullable BigDecimal meanCycleDays) {}
}
