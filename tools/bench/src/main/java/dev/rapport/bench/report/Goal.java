package dev.rapport.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a figure should be; what is not asked for is null.
 *
 * @param leastRatio of the value to its limit
 * @param mostRatio of the value to its limit
 * @param mostValue in the figure's own unit
 */
public record Goal(@Nullable Double leastRatio, @Nullable Double mostRatio, @Nullable Double mostValue) {
    /** Nothing is asked for; the figure is told. */
    public static final Goal NONE = new Goal(null, null, null);

    /** Of what could not be measured. */
    static final Goal UNMEASURED = new Goal(null, null, Double.NaN);

    public static Goal atLeast(double ratio) {
        return new Goal(ratio, null, null);
    }

    public static Goal atMost(double ratio) {
        return new Goal(null, ratio, null);
    }

    public static Goal atMost(double ratio, double value) {
        return new Goal(null, ratio, value);
    }

    public static Goal value(double most) {
        return new Goal(null, null, most);
    }

    /** Whether it is reached; null when nothing is asked for. */
    public @Nullable Boolean met(double value, double ratio) {
        if (equals(NONE)) {
            return null;
        }
        // Written so that no number is never good enough.
        return (leastRatio == null || ratio >= leastRatio) && (mostRatio == null || ratio <= mostRatio)
                && (mostValue == null || value <= mostValue);
    }

    public String text(String unit) {
        List<String> parts = new ArrayList<>();
        if (leastRatio != null) {
            parts.add("≥ " + number(leastRatio));
        }
        if (mostRatio != null) {
            parts.add("≤ " + number(mostRatio) + "×");
        }
        if (mostValue != null && !mostValue.isNaN()) {
            parts.add("≤ " + number(mostValue) + " " + unit);
        }
        return equals(UNMEASURED) ? "to be measured" : parts.isEmpty() ? "reported" : String.join(", ", parts);
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%s", value);
    }
}
