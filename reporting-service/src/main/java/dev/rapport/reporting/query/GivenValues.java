package dev.rapport.reporting.query;

import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What a request gives, which of it somebody has asked for, and what is wrong with it. */
final class GivenValues {

    /** Longest value of any parameter but a cursor. */
    static final int LONGEST = 500;

    static final int MOST_VALUES = 100;

    private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_.\\-\\[\\]]{0,63}");

    private final Map<String, List<String>> values;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    GivenValues(Map<String, List<String>> values) {
        this.values = values;
    }

    /** These with all that was noted, and what is not among them as if it had been given. */
    GivenValues completedBy(Map<String, List<String>> others) {
        var all = new HashMap<>(others);
        all.putAll(values);
        var completed = new GivenValues(all);
        completed.known.addAll(known);
        completed.errors.addAll(errors);
        return completed;
    }

    /** Notes that a parameter may be given, whoever reads it. */
    void expect(String name) {
        known.add(name);
    }

    /** The names of all that was given, known or not, in a fixed order. */
    Set<String> names() {
        return new TreeSet<>(values.keySet());
    }

    /** Whether it was given, known or not. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The first value of a parameter, whatever it is; null when absent. */
    @Nullable
    String first(String name) {
        known.add(name);
        var given = values.get(name);
        return given == null || given.isEmpty() ? null : given.getFirst();
    }

    /** All that was given, in a fixed order, but for these. */
    String without(Set<String> names) {
        var rest = new TreeMap<>(values);
        rest.keySet().removeAll(names);
        return rest.toString();
    }

    void refuse(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /**
     * Refuses what was noted, and what nobody has asked for.
     *
     * @throws ProblemException
     *             400 {@code invalid-parameter}
     */
    void check() {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                // The name is the caller's own, but it may be anything: only a name that looks like one is repeated.
                errors.add(new FieldError(NAME_FORM.matcher(name).matches() ? name : "?", unknown(name)));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter", "A query parameter is invalid.",
                    errors);
        }
    }

    private String unknown(String name) {
        return name.endsWith("[]") && known.contains(name.substring(0, name.length() - 2))
                ? "is not a parameter of this resource; repeat %s for several values"
                        .formatted(name.substring(0, name.length() - 2))
                : "is not a parameter of this resource";
    }

    /** The only value of a parameter; null when it is absent or refused. */
    <T> @Nullable T read(String name, int longest, String message, Function<String, @Nullable T> reader) {
        known.add(name);
        var given = values.get(name);
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (given.size() > 1) {
            refuse(name, "must be given once");
            return null;
        }
        var value = given.getFirst();
        T result = value == null || value.length() > longest ? null : reader.apply(value);
        if (result == null) {
            refuse(name, message);
        }
        return result;
    }

    /** The values of a parameter; empty when it is absent or refused. */
    <T> List<T> several(String name, int most, String message, Function<String, @Nullable T> reader) {
        known.add(name);
        var given = values.getOrDefault(name, List.of());
        if (given.size() > most) {
            refuse(name, "must be given at most " + most + " times");
            return List.of();
        }
        var items = new ArrayList<T>(given.size());
        for (var value : given) {
            T item = value == null || value.length() > LONGEST ? null : reader.apply(value);
            if (item == null) {
                refuse(name, message);
                return List.of();
            }
            items.add(item);
        }
        return items;
    }
}
