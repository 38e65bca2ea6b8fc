package dev.rapport.localstack.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One line of what a service tells Prometheus. */
record Metric(String name, Map<String, String> labels, double value) {
    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)\\})?\\s+(\\S+)(?:\\s+\\S+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** A gauge that has no value yet counts as nothing. */
    long whole() {
        return Double.isFinite(value) ? Math.round(value) : 0;
    }

    /** All measures of a Prometheus text; lines that are none are left out. */
    static List<Metric> all(String text) {
        List<Metric> measures = new ArrayList<>();
        text.lines().filter(line -> line.startsWith("rapport_")).forEach(line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                measures.add(new Metric(matcher.group(1), labels(matcher.group(2)), number(matcher.group(3))));
            }
        });
        return measures;
    }

    private static Map<String, String> labels(@Nullable String text) {
        Map<String, String> labels = new HashMap<>();
        if (text != null) {
            Matcher matcher = LABEL.matcher(text);
            while (matcher.find()) {
                labels.put(matcher.group(1), matcher.group(2));
            }
        }
        return labels;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            // Prometheus writes +Inf where Java writes Infinity.
            return Double.NaN;
        }
    }
}
