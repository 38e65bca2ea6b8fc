package dev.rapport.common.condition;

import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.events.field.EventField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the fields and values that a condition names, and notes what there is not. */
public final class ConditionCheck {

    /** What a condition is about. */
    public enum About {
        /** Records as they are. */
        RECORDS,
        /** What happens to a record. */
        EVENTS
    }

    private final Map<String, EventField> fields;
    private final Function<String, @Nullable EventField> further;
    private final Circumstances circumstances;
    private final About about;
    private final List<FieldError> errors = new ArrayList<>();

    private ConditionCheck(Map<String, EventField> fields, Function<String, @Nullable EventField> further,
            Circumstances circumstances, About about) {
        this.fields = fields;
        this.further = further;
        this.circumstances = circumstances;
        this.about = about;
    }

    /**
     * What a condition means.
     *
     * @param fields
     *            those that records have, by their names
     * @throws InvalidConditionException
     *             naming every field, operator and value that there is not, each with its path
     */
    public static Criterion check(Condition condition, Map<String, EventField> fields, Circumstances circumstances,
            About about) {
        return check(condition, fields, _ -> null, circumstances, about);
    }

    /**
     * As {@link #check(Condition, Map, Circumstances, About)}, for records that have more values than can be listed.
     *
     * @param further
     *            what is meant by a name that is not among the fields; null when it is none
     */
    public static Criterion check(Condition condition, Map<String, EventField> fields,
            Function<String, @Nullable EventField> further, Circumstances circumstances, About about) {
        var check = new ConditionCheck(fields, further, circumstances, about);
        var criterion = check.criterion(condition);
        if (criterion == null || !check.errors.isEmpty()) {
            throw new InvalidConditionException(check.errors);
        }
        return criterion;
    }

    /** Null when it is refused. */
    private @Nullable Criterion criterion(Condition condition) {
        return switch (condition) {
            case Condition.All all -> new Criterion.All(criteria(all.conditions()));
            case Condition.Any any -> new Criterion.Any(criteria(any.conditions()));
            case Condition.Not not -> {
                var denied = criterion(not.condition());
                yield denied == null ? null : new Criterion.Not(denied);
            }
            case Condition.Comparison comparison -> comparison(comparison);
        };
    }

    private List<Criterion> criteria(List<Condition> conditions) {
        var criteria = new ArrayList<Criterion>(conditions.size());
        for (var condition : conditions) {
            var criterion = criterion(condition);
            if (criterion != null) {
                criteria.add(criterion);
            }
        }
        return criteria;
    }

    private @Nullable Criterion comparison(Condition.Comparison comparison) {
        var field = fields.containsKey(comparison.field())
                ? fields.get(comparison.field())
                : further.apply(comparison.field());
        var operator = comparison.operator();
        if (field == null || !Operator.isComparable(field)) {
            return refuse(comparison.path() + ".field", "must be one of " + String.join(", ", fields.entrySet().stream()
                    .filter(known -> Operator.isComparable(known.getValue())).map(Map.Entry::getKey).toList()));
        }
        var allowed = Operator.of(field);
        if (about == About.RECORDS) {
            allowed.remove(Operator.CHANGED_TO);
        }
        if (!allowed.contains(operator)) {
            return refuse(comparison.path() + ".op", operator == Operator.CHANGED_TO
                    ? "must not be changedTo: only rules, which look at what happens, know what changed"
                    : "must be one of %s for %s".formatted(Operator.codes(allowed), field.name()));
        }
        var value = comparison.value();
        if (value == null) {
            var present = new Criterion.Has(field, new Matcher.Present());
            return operator == Operator.IS_NULL ? new Criterion.Not(present) : present;
        }
        try {
            var matcher = new Operands(field, circumstances, comparison.path() + ".value").matcher(operator, value);
            return switch (operator) {
                case NE, NIN -> new Criterion.Not(new Criterion.Has(field, matcher));
                case CHANGED_TO -> new Criterion.Became(field, matcher);
                default -> new Criterion.Has(field, matcher);
            };
        } catch (Operands.Wrong e) {
            return refuse(e.path(), e.message());
        }
    }

    private @Nullable Criterion refuse(String path, String message) {
        errors.add(new FieldError(path, message));
        return null;
    }
}
