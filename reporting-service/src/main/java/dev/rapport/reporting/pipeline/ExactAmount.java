package dev.rapport.reporting.pipeline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Amounts that Elasticsearch can add up without losing a cent. It adds in floating point, which is exact for whole
 * numbers below 2<sup>53</sup> only. So an amount is counted in millionths and cut into three groups of nine digits;
 * each group is added up for itself, which is exact for nine million deals, and the sums are put together again here.
 */
final class ExactAmount {

    /** The groups, least significant first; the last one takes whatever is left. */
    static final List<String> FIELDS = List.of("amount0", "amount1", "amount2");

    /** Digits after the decimal point; no currency has more than four. */
    private static final int DIGITS = 6;
    private static final BigInteger GROUP = BigInteger.valueOf(1_000_000_000);

    private ExactAmount() {}

    /** The fields of a document that stand for the amount. */
    static Map<String, Long> of(BigDecimal amount) {
        var fields = new LinkedHashMap<String, Long>();
        var rest = amount.setScale(DIGITS, RoundingMode.HALF_EVEN).unscaledValue();
        for (int i = 0; i < FIELDS.size() - 1; i++) {
            fields.put(FIELDS.get(i), rest.mod(GROUP).longValueExact());
            rest = rest.subtract(rest.mod(GROUP)).divide(GROUP);
        }
        fields.put(FIELDS.getLast(), rest.longValueExact());
        return fields;
    }

    /** The aggregations that add up the amounts. */
    static Map<String, ?> sums() {
        var sums = new LinkedHashMap<String, Object>();
        FIELDS.forEach(field -> sums.put(field, Map.of("sum", Map.of("field", field))));
        return sums;
    }

    /** The sum that a bucket with {@link #sums()} stands for. */
    static BigDecimal sum(JsonNode bucket) {
        var sum = BigInteger.ZERO;
        for (int i = FIELDS.size() - 1; i >= 0; i--) {
            double group = bucket.path(FIELDS.get(i)).path("value").asDouble(0);
            sum = sum.multiply(GROUP).add(new BigDecimal(group).toBigInteger());
        }
        return new BigDecimal(sum, DIGITS);
    }
}
