package dev.rapport.common.projection;

import java.time.Duration;

/** When it is time to look again where partitions begin that could not be placed. Times are as of {@link System#nanoTime}. */
final class PlacementSchedule {

    private static final Duration MISPLACED = Duration.ofSeconds(3);
    private static final Duration UNANSWERED = Duration.ofMillis(300);

    private long dueAt;

    boolean isDue(long now) {
        return now >= dueAt;
    }

    /** There are partitions that have not been looked at. */
    void atOnce() {
        dueAt = 0;
    }

    /** Kafka does not hold what a checkpoint says, which only somebody's help will change. */
    void misplaced(long now) {
        dueAt = now + MISPLACED.toNanos();
    }

    /** The sink or the brokers did not answer. */
    void unanswered(long now) {
        dueAt = now + UNANSWERED.toNanos();
    }
}
