package dev.rapport.reporting.pipeline;

import dev.rapport.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up deals per currency. Everything is added exactly and rounded once, at the end. */
public final class Sums {

    private static final int USUAL_DIGITS = 2;

    private long count;
    private final SortedMap<String, BigDecimal> value = new TreeMap<>();
    private final SortedMap<String, BigDecimal> weighted = new TreeMap<>();

    /**
     * Adds a group of deals.
     *
     * @param deals
     *            how many
     * @param currency
     *            null when they have no amount
     * @param sum
     *            of their amounts
     * @param probability
     *            of the stage they are in
     */
    public void add(long deals, @Nullable String currency, BigDecimal sum, BigDecimal probability) {
        count += deals;
        if (currency != null) {
            value.merge(currency, sum, BigDecimal::add);
            weighted.merge(currency, sum.multiply(probability), BigDecimal::add);
        }
    }

    public Figures figures() {
        return new Figures(count, money(value), money(weighted));
    }

    private static List<Money> money(SortedMap<String, BigDecimal> sums) {
        return sums.entrySet().stream().map(sum -> rounded(sum.getValue(), sum.getKey())).toList();
    }

    /** As many digits as the currency has. */
    public static Money rounded(BigDecimal amount, String currency) {
        return new Money(amount.setScale(digits(currency), RoundingMode.HALF_EVEN), currency);
    }

    /** Digits after the decimal point: none for JPY, three for KWD. */
    static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return USUAL_DIGITS;
        }
    }
}
