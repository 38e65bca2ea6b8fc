package dev.rapport.common.field;

import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.field.EventFields;
import dev.rapport.events.field.FirstOf;
import dev.rapport.events.field.Lists;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps lists of text, and what stands for their first item, in agreement. */
public final class FirstOfLists {

    private static final ClassValue<List<Pair>> PAIRS = new ClassValue<>() {
        @Override
        protected List<Pair> computeValue(Class<?> type) {
            return EventFields.components(type).stream().filter(FirstOfLists::isFirst)
                    .map(component -> new Pair(component.getName(), list(component))).toList();
        }
    };

    private record Pair(String first, String list) {}

    private FirstOfLists() {}

    private static boolean isFirst(RecordComponent component) {
        return component.isAnnotationPresent(FirstOf.class);
    }

    private static String list(RecordComponent component) {
        return component.getAnnotation(FirstOf.class).value();
    }

    /** Whether details of a class have such lists. */
    static boolean has(Class<?> type) {
        return !PAIRS.get(type).isEmpty();
    }

    /**
     * Makes what was not given follow from what was.
     *
     * @param type
     *            of the details
     * @param values
     *            of all their fields, which are changed
     * @param given
     *            names of the fields that were given
     * @param before
     *            the list there was, by its name
     * @throws InvalidFieldException
     *             when a list was given, and as its first item another one than it has
     */
    public static void agree(Class<?> type, Map<String, @Nullable Object> values, Set<String> given,
            Map<String, ? extends @Nullable Object> before) {
        for (var pair : PAIRS.get(type)) {
            boolean isFirstGiven = given.contains(pair.first());
            String first = Normal.text((String) values.get(pair.first()));
            if (given.contains(pair.list())) {
                var list = strings(values.get(pair.list()));
                String own = list.isEmpty() ? null : Normal.text(list.getFirst());
                if (isFirstGiven && !Objects.equals(first, own)) {
                    throw new InvalidFieldException(pair.first(), "must be the first of " + pair.list());
                }
                values.put(pair.first(), own);
            } else if (isFirstGiven) {
                var list = replaced(strings(before.get(pair.list())), first);
                values.put(pair.list(), list);
                // Whoever clears the first makes the next one the first.
                values.put(pair.first(), list.isEmpty() ? null : list.getFirst());
            }
        }
    }

    private static List<String> replaced(List<String> list, @Nullable String first) {
        var replaced = new ArrayList<String>();
        if (first != null) {
            replaced.add(first);
        }
        list.stream().skip(1).filter(each -> !each.equals(first)).forEach(replaced::add);
        return replaced;
    }

    private static List<String> strings(@Nullable Object list) {
        return Lists.orFirst((List<?>) list, null).stream().map(String::valueOf).toList();
    }
}
