package dev.rapport.common.rule;

import dev.rapport.common.condition.Condition;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.field.Coded;
import dev.rapport.events.rule.RuleKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What follows from a rule, {@code then}: which members it has depends on the kind of the rule. */
public final class Consequence {

    private static final int MOST_POINTS = 100;
    private static final int MOST_CRITERIA = 20;
    private static final int MOST_YEARS = 150;
    private static final int MOST_DAYS = 365;
    private static final int LONGEST = 200;
    private static final List<String> METHODS = List.of("round-robin", "load");
    private static final List<String> DIMENSIONS = List.of("fit", "engagement");
    private static final List<String> DATES = List.of("birthDate", "since", "on");
    private static final List<String> SUGGESTIONS = List.of("erase", "archive");

    private final String path;
    private final Map<String, ? extends @Nullable Object> then;

    private Consequence(String path, Map<String, ? extends @Nullable Object> then) {
        this.path = path;
        this.then = then;
    }

    /**
     * Refuses what does not have the shape that belongs to the kind of rule.
     *
     * @param path
     *            where it stands, e.g. {@code then}
     * @throws InvalidFieldException
     *             naming the first member that is wrong, e.g. {@code then.points}
     */
    public static void requireShape(String path, String kind, Map<String, ? extends @Nullable Object> then) {
        var given = new Consequence(path, then);
        switch (Coded.of(RuleKind.class, kind)) {
            case SCORING -> given.scoring();
            case ASSIGNMENT -> given.assignment();
            case QUALIFICATION -> given.qualification();
            case OCCASION -> given.occasion();
            case RETENTION -> given.retention();
        }
    }

    private void scoring() {
        only(Set.of("points", "dimension"));
        number("points", true, -MOST_POINTS, MOST_POINTS);
        choice("dimension", false, DIMENSIONS);
    }

    private void assignment() {
        only(Set.of("to", "by"));
        if (then.containsKey("to") == then.containsKey("by")) {
            throw wrong("", "must have either to, an employee, or by, one of " + String.join(", ", METHODS));
        }
        if (then.containsKey("to")) {
            employee();
        } else {
            choice("by", true, METHODS);
        }
    }

    private void employee() {
        try {
            if (then.get("to") instanceof String text && text.length() == 36) {
                UUID.fromString(text);
                return;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw wrong(".to", "must be the id of an employee");
    }

    private void qualification() {
        only(Set.of("require"));
        if (!(then.get("require") instanceof List<?> criteria) || criteria.isEmpty()
                || criteria.size() > MOST_CRITERIA) {
            throw wrong(".require", "must be a list of 1 to %d criteria".formatted(MOST_CRITERIA));
        }
        for (int i = 0; i < criteria.size(); i++) {
            criterion(".require[" + i + "]", criteria.get(i));
        }
    }

    private void criterion(String part, @Nullable Object given) {
        if (!(given instanceof Map<?, ?> criterion) || !Set.of("label", "when").equals(criterion.keySet())) {
            throw wrong(part, "must have a label and a condition, when");
        }
        if (!(criterion.get("label") instanceof String label) || label.isBlank() || label.length() > LONGEST) {
            throw wrong(part + ".label", "must be text of 1 to %d characters".formatted(LONGEST));
        }
        Condition.requireShape(path + part + ".when", object(part + ".when", criterion.get("when")));
    }

    @SuppressWarnings("unchecked") // JSON has no keys but text.
    private Map<String, ? extends @Nullable Object> object(String part, @Nullable Object given) {
        if (given instanceof Map<?, ?> map) {
            return (Map<String, ? extends @Nullable Object>) map;
        }
        throw wrong(part, "must be a condition");
    }

    private void occasion() {
        only(Set.of("at", "years", "daysBefore"));
        choice("at", true, DATES);
        number("years", false, 1, MOST_YEARS);
        number("daysBefore", false, 0, MOST_DAYS);
    }

    private void retention() {
        only(Set.of("suggest"));
        choice("suggest", true, SUGGESTIONS);
    }

    private void only(Set<String> known) {
        then.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw wrong("." + name, "is unknown; there are " + String.join(", ", known.stream().sorted().toList()));
        });
    }

    private void number(String name, boolean required, int least, int most) {
        var given = then.get(name);
        boolean whole = (given instanceof Integer || given instanceof Long) && ((Number) given).longValue() >= least
                && ((Number) given).longValue() <= most;
        if (given == null ? required : !whole) {
            throw wrong("." + name, "must be a whole number from %d to %d".formatted(least, most));
        }
    }

    private void choice(String name, boolean required, List<String> choices) {
        var given = then.get(name);
        if (given == null ? required : !choices.contains(given)) {
            throw wrong("." + name, "must be one of " + String.join(", ", choices));
        }
    }

    private InvalidFieldException wrong(String part, String message) {
        return new InvalidFieldException(path + part, message);
    }
}
