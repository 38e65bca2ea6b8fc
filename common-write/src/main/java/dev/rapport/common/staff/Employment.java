package dev.rapport.common.staff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When somebody has worked here: periods in their order, of which the last one is open while they do. */
record Employment(List<Period> periods) {

    /** Of somebody of whom nothing is known yet. */
    static final Employment NONE = new Employment(List.of());

    /**
     * @param until
     *            not included; null while it lasts
     */
    record Period(Instant from, @Nullable Instant until) {

        private boolean holds(Instant at) {
            return !at.isBefore(from) && (until == null || at.isBefore(until));
        }
    }

    Employment {
        periods = List.copyOf(periods);
    }

    /** Reads what {@link #toString} has written. */
    static Employment parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return NONE;
        }
        return new Employment(Arrays.stream(text.split(" ", -1)).map(period -> {
            String[] ends = period.split("/", -1);
            return new Period(Instant.parse(ends[0]), ends[1].isEmpty() ? null : Instant.parse(ends[1]));
        }).toList());
    }

    Employment since(Instant from) {
        var longer = new ArrayList<>(periods);
        longer.add(new Period(from, null));
        return new Employment(longer);
    }

    Employment until(Instant end) {
        if (periods.isEmpty()) {
            return this;
        }
        var ended = new ArrayList<>(periods);
        ended.add(new Period(ended.removeLast().from(), end));
        return new Employment(ended);
    }

    boolean holds(Instant at) {
        return periods.stream().anyMatch(period -> period.holds(at));
    }

    @Override
    public String toString() {
        return periods.stream().map(period -> period.from() + "/" + (period.until() == null ? "" : period.until()))
                .collect(Collectors.joining(" "));
    }
}
