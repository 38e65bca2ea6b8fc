package dev.rapport.events.field;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists in details. */
public final class Lists {

    private Lists() {}

    /** A list of one's own. One that lacks an item comes that far, so that whoever checks it can refuse it. */
    public static <T> @Nullable List<T> copy(@Nullable List<T> list) {
        return list == null ? null : orEmpty(list);
    }

    /** As {@link #copy}; none is an empty one. */
    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    /** What a list holds; while there is none, the one that stands for it. */
    public static <T> List<T> orFirst(@Nullable List<T> list, @Nullable T first) {
        if (list != null) {
            return list;
        }
        return first == null ? List.of() : List.of(first);
    }
}
