package dev.rapport.common.condition;

import dev.rapport.events.field.EventField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition of which every field and value is known. It holds or it does not: there is no third answer. Whoever asks
 * a store turns it into a query of the same meaning.
 */
public sealed interface Criterion {

    /** Whether it holds for a record, by the names of its fields, as records are answered. */
    default boolean holds(Map<String, ? extends @Nullable Object> record) {
        return holds(Map.of(), record);
    }

    /** Whether it holds for what has just happened to a record, which has no fields before it is made. */
    boolean holds(Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after);

    /** All of these hold. */
    record All(List<Criterion> criteria) implements Criterion {

        @Override
        public boolean holds(Map<String, ? extends @Nullable Object> before,
                Map<String, ? extends @Nullable Object> after) {
            return criteria.stream().allMatch(each -> each.holds(before, after));
        }
    }

    /** Any of these holds. */
    record Any(List<Criterion> criteria) implements Criterion {

        @Override
        public boolean holds(Map<String, ? extends @Nullable Object> before,
                Map<String, ? extends @Nullable Object> after) {
            return criteria.stream().anyMatch(each -> each.holds(before, after));
        }
    }

    /** This does not hold. */
    record Not(Criterion criterion) implements Criterion {

        @Override
        public boolean holds(Map<String, ? extends @Nullable Object> before,
                Map<String, ? extends @Nullable Object> after) {
            return !criterion.holds(before, after);
        }
    }

    /** The field is what is asked for. */
    record Has(EventField field, Matcher matcher) implements Criterion {

        @Override
        public boolean holds(Map<String, ? extends @Nullable Object> before,
                Map<String, ? extends @Nullable Object> after) {
            return matcher.matches(Key.of(field, Values.of(after, field.name())));
        }
    }

    /** The field is what is asked for, and was not before. */
    record Became(EventField field, Matcher matcher) implements Criterion {

        @Override
        public boolean holds(Map<String, ? extends @Nullable Object> before,
                Map<String, ? extends @Nullable Object> after) {
            return matcher.matches(Key.of(field, Values.of(after, field.name())))
                    && !matcher.matches(Key.of(field, Values.of(before, field.name())));
        }
    }
}
