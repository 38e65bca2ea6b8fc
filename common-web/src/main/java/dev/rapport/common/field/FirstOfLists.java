package dev.rapport.common.field;

import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.FirstItem;
import dev.rapport.events.field.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps lists of text, and what stands for their first item, in agreement. */
final class FirstOfLists {

    private FirstOfLists() {}

    /**
     * Details in which what was not given follows from what was.
     *
     * @param given
     *            the fields that a request names
     * @throws InvalidFieldException
     *             when a list was given, and as its first item another one than it has
     */
    @SuppressWarnings("unchecked")
    static <D extends Record> D agreed(D details, Set<String> given) {
        var items = FirstItem.of(details.getClass()).stream()
                .filter(item -> given.contains(item.one()) || given.contains(item.several())).toList();
        if (items.isEmpty()) {
            return details;
        }
        var values = Details.values(details);
        items.forEach(item -> agree(item, values, given));
        return (D) Details.of(details.getClass(), values);
    }

    private static void agree(FirstItem item, Map<String, @Nullable Object> values, Set<String> given) {
        boolean isFirstGiven = given.contains(item.one());
        String first = Normal.text((String) values.get(item.one()));
        // One that was not given is as it was before.
        var list = Lists.orEmpty((List<?>) values.get(item.several())).stream().map(String::valueOf).toList();
        if (given.contains(item.several())) {
            String own = list.isEmpty() ? null : Normal.text(list.getFirst());
            if (isFirstGiven && !Objects.equals(first, own)) {
                throw new InvalidFieldException(item.one(), "must be the first of " + item.several());
            }
            values.put(item.one(), own);
        } else if (isFirstGiven) {
            var replaced = replaced(list, first);
            values.put(item.several(), replaced);
            // Whoever clears the first makes the next one the first.
            values.put(item.one(), replaced.isEmpty() ? null : replaced.getFirst());
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
}
