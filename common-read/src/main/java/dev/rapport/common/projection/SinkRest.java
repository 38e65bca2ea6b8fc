package dev.rapport.common.projection;

import java.time.Duration;

/**
 * How long a sink is left alone between two batches when nothing is known to wait. One that takes long for a batch has
 * too much to do: then fewer and larger batches cost it less, and what else runs on the machine gets on.
 */
final class SinkRest {

    private static final Duration SLOW = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private SinkRest() {}

    /**
     * The rest after a batch.
     *
     * @param took how long the sink took for it
     * @param spacing shortest time from the beginning of a batch to that of the next
     * @return zero or less for none
     */
    static Duration after(Duration took, Duration spacing) {
        var left = spacing.minus(took);
        if (took.compareTo(SLOW) < 0) {
            return left;
        }
        var rest = took.compareTo(LONGEST) < 0 ? took : LONGEST;
        return rest.compareTo(left) < 0 ? left : rest;
    }
}
