package dev.rapport.reporting.won;

import dev.rapport.events.Money;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deals that were closed in some time, as they are now: a deal that was opened again is not among them. */
record WonReport(
        @Description("First instant of the time asked for; null when not limited") @Nullable Instant from,
        @Description("First instant after the time asked for; null when not limited") @Nullable Instant to,
        @Description("What the groups have in common; null when there is only the total") @Nullable @Choice(GroupBy.class) String groupBy,
        @Description("Months and quarters in their order, others by how much was won, most deals first") List<WonGroup> groups,
        @Description("Over all groups") WonFigures total) {

    record WonGroup(
            @Description(value = "Id of the owner or the account, name of the team or the source, month (2026-03) or quarter (2026-Q1); null for deals that have none", example = "2026-Q1") @Nullable String key,
            @Description("What was closed in the group") WonFigures closed) {}

    record WonFigures(
            @Description("How many deals were won") long won,
            @Description("How many deals were lost") long lost,
            @Description("Of those won, one sum per currency; deals without an amount add nothing") List<Money> value,
            @Description("won ÷ (won + lost), 0 to 1; null when nothing was closed") @Nullable BigDecimal winRate,
            @Description("Whole days from opening to winning: half of the deals won took no longer; null when none was won") @Nullable Long medianCycleDays,
            @Description(value = "Days from opening to winning on average; null when none was won", example = "31.5") @Nullable BigDecimal meanCycleDays) {}
}
