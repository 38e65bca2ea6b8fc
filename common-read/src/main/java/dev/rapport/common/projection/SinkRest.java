package dev.rapport.common.projection;

import java.time.Duration;

/**
 * How long a sink is left alone after it has worked. One that takes long has too much to do: then fewer and larger
 * batches cost it less, and what else runs on the machine gets on.
 */
public final class SinkRest {

    private static final Duration SLOW = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private SinkRest() {}

    /**
     * The rest after anything.
     *
     * @param took how long the sink took for it
     */
    public static Duration after(Duration took) {
        if (took.compareTo(SLOW) < 0) {
            return Duration.ZERO;
        }
        return took.compareTo(LONGEST) < 0 ? took : LONGEST;
    }

    /**
     * The rest after a batch when nothing is known to wait.
     *
     * @param took how long the sink took for it
     * @param spacing shortest time from the beginning of a batch to that of the next
     */
    static Duration after(Duration took, Duration spacing) {
        var left = spacing.minus(took);
        var rest = after(took);
        return rest.compareTo(left) < 0 ? left : rest;
    }
}
