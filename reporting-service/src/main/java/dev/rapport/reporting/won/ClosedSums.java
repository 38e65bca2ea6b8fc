package dev.rapport.reporting.won;

import dev.rapport.reporting.pipeline.ClosedDeals.Group;
import dev.rapport.reporting.pipeline.Sums;
import dev.rapport.reporting.won.WonReport.WonFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up closed deals. */
final class ClosedSums {

    private static final double SECONDS_PER_DAY = 86_400;

    private final TreeMap<String, BigDecimal> value = new TreeMap<>();

    /** How many of those won took how many days. */
    private final TreeMap<Long, Long> days = new TreeMap<>();

    private long won;
    private long lost;
    private double cycleSeconds;

    void add(Group group) {
        if (group.won()) {
            won += group.count();
            cycleSeconds += group.cycleSeconds();
            days.merge(group.days(), group.count(), Long::sum);
            if (group.currency() != null) {
                value.merge(group.currency(), group.sum(), BigDecimal::add);
            }
        } else {
            lost += group.count();
        }
    }

    long won() {
        return won;
    }

    WonFigures closed() {
        return new WonFigures(won, lost,
                value.entrySet().stream().map(sum -> Sums.rounded(sum.getValue(), sum.getKey())).toList(),
                won + lost == 0
                        ? null
                        : BigDecimal.valueOf(won).divide(BigDecimal.valueOf(won + lost), 4, RoundingMode.HALF_EVEN),
                median(), won == 0
                        ? null
                        : BigDecimal.valueOf(cycleSeconds / won / SECONDS_PER_DAY).setScale(2, RoundingMode.HALF_EVEN));
    }

    private @Nullable Long median() {
        long seen = 0;
        for (var each : days.entrySet()) {
            seen += each.getValue();
            if (2 * seen >= won) {
                return each.getKey();
            }
        }
        return null;
    }
}
