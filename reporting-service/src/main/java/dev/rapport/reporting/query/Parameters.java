package dev.rapport.reporting.query;

import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The query parameters of one request, read strictly: whatever is unknown, repeated, malformed or out of range is
 * collected, and {@link #check} refuses the request naming all of it.
 */
public final class Parameters {

    /** Longest value of any parameter but a cursor. */
    private static final int LONGEST = 500;
    private static final int MOST_CHOICES = 100;
    private static final Pattern UUID_FORM = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern INTEGER_FORM = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL_FORM = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,6})?");
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final Map<String, List<String>> values;
    private final Set<String> known = new HashSet<>();
    private final List<FieldError> errors = new ArrayList<>();

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The parameters of a request; {@code position} is read elsewhere and always allowed. */
    public static Parameters of(Map<String, List<String>> values) {
        var parameters = new Parameters(values);
        parameters.known.add("position");
        return parameters;
    }

    /** Text, trimmed; null when absent. */
    public @Nullable String text(String name, int longest) {
        return read(name, longest, "must be text of 1 to " + longest + " characters", value -> {
            var text = value.strip();
            return text.isEmpty() || text.indexOf('\0') >= 0 ? null : text;
        });
    }

    /** As {@link #text}; its absence is an error. */
    public String requiredText(String name, int longest) {
        var text = text(name, longest);
        if (text == null && !values.containsKey(name)) {
            refuse(name, "is required");
        }
        return text == null ? "" : text;
    }

    public int integer(String name, int absent, int least, int most) {
        var number = read(name, LONGEST, "must be a number from %d to %d".formatted(least, most), value -> {
            if (!INTEGER_FORM.matcher(value).matches()) {
                return null;
            }
            int parsed = Integer.parseInt(value);
            return parsed < least || parsed > most ? null : parsed;
        });
        return number == null ? absent : number;
    }

    public @Nullable Boolean flag(String name) {
        return read(name, LONGEST, "must be true or false", value -> switch (value) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        });
    }

    public @Nullable UUID uuid(String name) {
        return read(name, LONGEST, "must be a UUID", Parameters::uuidOf);
    }

    /** One or more ids, separated by commas; empty when absent. */
    public List<UUID> uuids(String name) {
        return several(name, "must be one or more UUIDs, separated by commas", Parameters::uuidOf);
    }

    public @Nullable Instant instant(String name) {
        return read(name, LONGEST, "must be an instant like 2026-11-01T10:00:00Z", Parameters::instantOf);
    }

    public @Nullable LocalDate day(String name) {
        return read(name, LONGEST, "must be a day like 2026-11-01", Parameters::dayOf);
    }

    /** An instant, or a day, which stands for its beginning in UTC. */
    public @Nullable Instant instantOrDay(String name) {
        return read(name, LONGEST, "must be an instant like 2026-11-01T10:00:00Z or a day like 2026-11-01", value -> {
            var instant = instantOf(value);
            if (instant != null) {
                return instant;
            }
            var day = dayOf(value);
            return day == null ? null : day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        });
    }

    public @Nullable BigDecimal decimal(String name) {
        return read(name, LONGEST, "must be a number like 1250.00",
                value -> DECIMAL_FORM.matcher(value).matches() ? new BigDecimal(value) : null);
    }

    /** One of these; null when absent. */
    public @Nullable String choice(String name, List<String> choices) {
        return read(name, LONGEST, "must be one of " + String.join(", ", choices),
                value -> choices.contains(value) ? value : null);
    }

    /** One or more of these, separated by commas; empty when absent. */
    public List<String> choices(String name, List<String> choices) {
        return several(name, "must be one or more of " + String.join(", ", choices) + ", separated by commas",
                value -> choices.contains(value) ? value : null);
    }

    /** One or more texts, separated by commas; empty when absent. */
    public List<String> texts(String name) {
        return several(name, "must be one or more values, separated by commas",
                value -> value.isBlank() || value.indexOf('\0') >= 0 ? null : value.strip());
    }

    /** Whether it was given, known or not. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** An opaque value of which only the length is checked here. */
    public @Nullable String opaque(String name) {
        known.add(name);
        var given = values.get(name);
        return given == null || given.isEmpty() ? null : given.getFirst();
    }

    /** All that was given, in a fixed order, but for these: what a cursor is bound to. */
    public String without(String... names) {
        var rest = new java.util.TreeMap<>(values);
        rest.keySet().removeAll(Set.of(names));
        return rest.toString();
    }

    /** Notes that something is wrong with a parameter. */
    public void refuse(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    /**
     * Refuses the request if its parameters are wrong.
     *
     * @throws ProblemException
     *             400 {@code invalid-parameter} when anything was wrong, or a parameter was given that nobody asked for
     */
    public void check() {
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                // The name is the caller's own, but it may be anything: only a name that looks like one is repeated.
                errors.add(new FieldError(name.matches("[A-Za-z][A-Za-z0-9_.-]{0,63}") ? name : "?",
                        "is not a parameter of this resource"));
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-parameter", "A query parameter is invalid.",
                    errors);
        }
    }

    private <T> @Nullable T read(String name, int longest, String message, Function<String, @Nullable T> reader) {
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

    private <T> List<T> several(String name, String message, Function<String, @Nullable T> reader) {
        List<T> several = read(name, 40 * MOST_CHOICES, message, value -> {
            var parts = value.split(",", -1);
            if (parts.length > MOST_CHOICES) {
                return null;
            }
            var items = new ArrayList<T>();
            for (var part : Arrays.asList(parts)) {
                T item = reader.apply(part);
                if (item == null) {
                    return null;
                }
                items.add(item);
            }
            return items;
        });
        return several == null ? List.of() : several;
    }

    private static @Nullable UUID uuidOf(String value) {
        return UUID_FORM.matcher(value).matches() ? UUID.fromString(value) : null;
    }

    private static @Nullable Instant instantOf(String value) {
        try {
            // A plus sign that was not encoded arrives as a space.
            var instant = java.time.OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
            return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDate dayOf(String value) {
        try {
            var day = value.length() == 10 ? LocalDate.parse(value) : null;
            return day == null || day.getYear() < 1 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
