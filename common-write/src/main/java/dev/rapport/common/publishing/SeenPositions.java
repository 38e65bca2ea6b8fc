package dev.rapport.common.publishing;

import java.util.BitSet;
import java.util.TreeMap;

/**
 * Positions of events that have been seen on a topic, in a bit each: an import puts millions there before they are
 * compared. In stretches, so that a single position far off costs little.
 */
final class SeenPositions {

    private static final int STRETCH_BITS = 16;
    private static final long WITHIN = (1L << STRETCH_BITS) - 1;

    private final TreeMap<Long, BitSet> stretches = new TreeMap<>();
    private long forgotten;

    /** @param position is not kept if it is negative, as of what is no event of ours, or has been forgotten */
    void add(long position) {
        if (position > forgotten) {
            stretches.computeIfAbsent(position >> STRETCH_BITS, stretch -> new BitSet()).set((int) (position & WITHIN));
        }
    }

    boolean contains(long position) {
        var stretch = stretches.get(position >> STRETCH_BITS);
        return stretch != null && stretch.get((int) (position & WITHIN));
    }

    boolean isEmpty() {
        return stretches.isEmpty();
    }

    /** From now on this position and those below it are not kept. */
    void forgetUpTo(long position) {
        forgotten = Math.max(forgotten, position);
        stretches.headMap(forgotten >> STRETCH_BITS).clear();
        var first = stretches.get(forgotten >> STRETCH_BITS);
        if (first != null) {
            first.clear(0, (int) (forgotten & WITHIN) + 1);
            if (first.isEmpty()) {
                stretches.pollFirstEntry();
            }
        }
    }

    /** As if nothing had been seen, nor forgotten. */
    void clear() {
        stretches.clear();
        forgotten = 0;
    }
}
