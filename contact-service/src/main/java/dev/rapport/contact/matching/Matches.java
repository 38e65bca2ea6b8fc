package dev.rapport.contact.matching;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records that may be the one that is about to be made.
 *
 * @param same
 *            it is one of these; if there is one only, it is that one for certain
 * @param alike
 *            a person would have to look
 */
public record Matches(List<UUID> same, List<UUID> alike) {

    public static final Matches NONE = new Matches(List.of(), List.of());

    private static final int MOST_NAMED = 10;

    public Matches {
        same = List.copyOf(same);
        alike = List.copyOf(alike);
    }

    /** Of these records only. */
    Matches among(Collection<UUID> some) {
        return new Matches(same.stream().filter(some::contains).toList(),
                alike.stream().filter(some::contains).toList());
    }

    /** All of them. */
    Stream<UUID> all() {
        return Stream.concat(same.stream(), alike.stream());
    }

    /** The record that it is beyond doubt, if any. */
    public @Nullable UUID certain() {
        return same.size() == 1 ? same.getFirst() : null;
    }

    /** What else it may be than what was chosen. */
    public List<UUID> besides(@Nullable UUID chosen) {
        return Stream.concat(same.stream(), alike.stream()).distinct().filter(id -> !id.equals(chosen))
                .limit(MOST_NAMED).toList();
    }
}
