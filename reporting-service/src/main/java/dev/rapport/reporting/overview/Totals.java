package dev.rapport.reporting.overview;

import dev.rapport.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How much there is about a customer. Sums of money are kept apart by currency.
 *
 * @param openValue by currency
 * @param wonValue by currency
 */
record Totals(
        long openDeals,
        long wonDeals,
        long lostDeals,
        Map<String, BigDecimal> openValue,
        Map<String, BigDecimal> wonValue,
        long interactions,
        @Nullable Instant lastInteractionAt) {

    static final Totals NONE = new Totals(0, 0, 0, Map.of(), Map.of(), 0, null);

    Totals {
        openValue = Map.copyOf(openValue);
        wonValue = Map.copyOf(wonValue);
    }

    /**
     * A deal counts once more, or once less.
     *
     * @param count 1 or -1
     */
    Totals withDeal(String status, @Nullable Money amount, int count) {
        return withDeals(status, amount == null || count > 0
                ? amount
                : new Money(amount.amount().negate(), amount.currency()), count);
    }

    /**
     * Deals of one status count, too.
     *
     * @param sum of their amounts; null when they have none
     */
    Totals withDeals(String status, @Nullable Money sum, long count) {
        return switch (status) {
            case "open" -> new Totals(openDeals + count, wonDeals, lostDeals, add(openValue, sum), wonValue,
                    interactions, lastInteractionAt);
            case "won" -> new Totals(openDeals, wonDeals + count, lostDeals, openValue, add(wonValue, sum),
                    interactions, lastInteractionAt);
            case "lost" -> new Totals(openDeals, wonDeals, lostDeals + count, openValue, wonValue, interactions,
                    lastInteractionAt);
            default -> throw new IllegalArgumentException("No status of a deal: " + status);
        };
    }

    Totals withInteraction(Instant at) {
        return new Totals(openDeals, wonDeals, lostDeals, openValue, wonValue, interactions + 1,
                latest(lastInteractionAt, at));
    }

    Totals withInteractions(long count, @Nullable Instant last) {
        return new Totals(openDeals, wonDeals, lostDeals, openValue, wonValue, interactions + count,
                latest(lastInteractionAt, last));
    }

    Totals plus(Totals other) {
        return new Totals(openDeals + other.openDeals, wonDeals + other.wonDeals, lostDeals + other.lostDeals,
                add(openValue, other.openValue), add(wonValue, other.wonValue), interactions + other.interactions,
                latest(lastInteractionAt, other.lastInteractionAt));
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static Map<String, BigDecimal> add(Map<String, BigDecimal> sums, @Nullable Money amount) {
        return amount == null ? sums : add(sums, Map.of(amount.currency(), amount.amount()));
    }

    private static Map<String, BigDecimal> add(Map<String, BigDecimal> sums, Map<String, BigDecimal> more) {
        var sum = new TreeMap<>(sums);
        more.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
        sum.values().removeIf(amount -> amount.signum() == 0);
        return sum;
    }

    /** By currency, in the order of their codes. */
    static List<Money> list(Map<String, BigDecimal> sums) {
        return new TreeMap<>(sums).entrySet().stream().map(sum -> new Money(sum.getValue(), sum.getKey())).toList();
    }
}
