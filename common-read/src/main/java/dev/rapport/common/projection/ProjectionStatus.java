package dev.rapport.common.projection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a projection is doing, seen from one instance.
 *
 * @param name the projection
 * @param copy the live copy; null if the sink is empty or not reachable
 * @param building the copy that is being filled beside it; null if none is
 * @param state what it is doing
 * @param lagEvents events on Kafka that this instance should have applied and has not
 * @param lagSeconds since the oldest of them was recorded
 * @param parked events kept aside in the live copy
 * @param partitions the partitions this instance reads, e.g. {@code topic-0}
 * @param problem why it does not get on; null if it does
 */
public record ProjectionStatus(
        String name,
        @Nullable String copy,
        @Nullable String building,
        State state,
        long lagEvents,
        double lagSeconds,
        int parked,
        List<String> partitions,
        @Nullable String problem) {

    /** What a projection is doing. */
    public enum State {
        /** Not started, or stopped. */
        STOPPED,
        /** The live copy has never caught up yet: nothing can be read. */
        FILLING,
        /** Reading and applying. */
        RUNNING,
        /** As running, and a second copy is being filled. */
        REBUILDING,
        /** The sink does not answer; it is tried again and again. */
        SINK_UNAVAILABLE,
        /** Kafka does not answer, or does not hold what the checkpoint says. Nothing is skipped; somebody must look. */
        KAFKA_PROBLEM
    }
}
