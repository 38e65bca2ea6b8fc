package dev.rapport.reporting.membership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Stretches of time in their order, of which no two touch. */
record Periods(List<Period> inOrder) {

    static final Periods NONE = new Periods(List.of());
    static final Periods ALWAYS = new Periods(List.of(new Period(Period.BEGINNING, Period.END)));

    Periods {
        inOrder = List.copyOf(inOrder);
    }

    /**
     * One stretch, in microseconds as they are indexed.
     *
     * @param from
     *            its first instant
     * @param to
     *            the first instant after it
     */
    record Period(long from, long to) {

        static final long BEGINNING = Long.MIN_VALUE;
        static final long END = Long.MAX_VALUE;

        boolean contains(long at) {
            return from <= at && (at < to || to == END);
        }
    }

    /** These stretches, in any order. */
    static Periods of(List<Period> any) {
        var joined = new ArrayList<Period>();
        for (var next : any.stream().sorted(Comparator.comparingLong(Period::from)).toList()) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.to() >= next.from()) {
                joined.set(joined.size() - 1, new Period(last.from(), Math.max(last.to(), next.to())));
            } else {
                joined.add(next);
            }
        }
        return new Periods(joined);
    }

    Periods plus(Periods more) {
        var both = new ArrayList<>(inOrder);
        both.addAll(more.inOrder);
        return of(both);
    }

    boolean contains(long at) {
        return inOrder.stream().anyMatch(period -> period.contains(at));
    }

    boolean isAlways() {
        return equals(ALWAYS);
    }

    /** Whether there is not a moment. */
    boolean isNever() {
        return inOrder.isEmpty();
    }

    /** Whether the last of them has not ended. */
    boolean last() {
        return !inOrder.isEmpty() && inOrder.getLast().to() == Period.END;
    }
}
