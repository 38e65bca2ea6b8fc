package dev.rapport.reporting.elasticsearch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON of Elasticsearch's query language. */
public final class Queries {

    /** An index takes no more than 65 536. */
    private static final int MOST_TERMS = 10_000;

    private Queries() {}

    public static Map<String, ?> term(String field, Object value) {
        return Map.of("term", Map.of(field, Map.of("value", value)));
    }

    public static Map<String, ?> terms(String field, Collection<?> values) {
        return Map.of("terms", Map.of(field, values));
    }

    /** As {@link #terms}, of more values than one condition takes. */
    public static Map<String, ?> manyTerms(String field, Collection<?> values) {
        if (values.size() <= MOST_TERMS) {
            return terms(field, values);
        }
        var all = List.copyOf(values);
        var parts = new ArrayList<Map<String, ?>>();
        for (int from = 0; from < all.size(); from += MOST_TERMS) {
            parts.add(terms(field, all.subList(from, Math.min(all.size(), from + MOST_TERMS))));
        }
        return any(parts);
    }

    public static Map<String, ?> prefix(String field, String value) {
        return Map.of("prefix", Map.of(field, Map.of("value", value)));
    }

    /** Values with this text in them, whatever it says. */
    public static Map<String, ?> containing(String field, String part) {
        return containing(field, "", part);
    }

    /** Documents of which a value begins with one text and has another one behind it. */
    public static Map<String, ?> containing(String field, String beginning, String part) {
        return Map.of("wildcard", Map.of(field, Map.of("value", plain(beginning) + "*" + plain(part) + "*")));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\\\*?]", "\\\\$0");
    }

    /** From this value on; both ends may be open. */
    public static Map<String, ?> range(String field, @Nullable Object from, @Nullable Object before) {
        var bounds = new TreeMap<String, Object>();
        if (from != null) {
            bounds.put("gte", from);
        }
        if (before != null) {
            bounds.put("lt", before);
        }
        return Map.of("range", Map.of(field, bounds));
    }

    public static Map<String, ?> exists(String field) {
        return Map.of("exists", Map.of("field", field));
    }

    public static Map<String, ?> all(List<? extends Map<String, ?>> filters) {
        return Map.of("bool", Map.of("filter", filters));
    }

    public static Map<String, ?> any(List<? extends Map<String, ?>> choices) {
        return Map.of("bool", Map.of("should", choices, "minimum_should_match", 1));
    }

    /** What no document fulfils. */
    public static Map<String, ?> nothing() {
        return Map.of("match_none", Map.of());
    }

    public static Map<String, ?> boosted(Map<String, ?> query, double boost) {
        return Map.of("function_score", Map.of("query", query, "boost", boost));
    }

    public static Map<String, ?> not(Map<String, ?> query) {
        return Map.of("bool", Map.of("must_not", List.of(query)));
    }
}
