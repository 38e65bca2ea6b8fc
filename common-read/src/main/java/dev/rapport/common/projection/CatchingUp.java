package dev.rapport.common.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether copies that are waited for have caught up. While writes go on a copy is always behind, by as much as comes
 * while it gathers and applies a batch; so it is measured how long it takes to get to where the topics ended. A copy
 * that is filled from the first event takes long for that, and less with each goal.
 */
final class CatchingUp {

    /** On a machine that is full even a look takes seconds; the rest is applied before the copy is shown. */
    private static final Duration CLOSE = Duration.ofSeconds(15);

    private final Map<String, Goal> goals = new HashMap<>();

    /** @param setAt by {@link System#nanoTime} */
    private record Goal(Map<TopicPartition, Long> ends, long setAt) {}

    /**
     * Whether a copy has got to its goal in a short time. The next goal is set then, and only then: one that moves
     * before it is reached is never reached by a copy that is fed less often than it is looked at.
     *
     * @param ends where the topics end now
     * @param now by {@link System#nanoTime}
     * @param reached whether the copy has got there
     */
    boolean isClose(String copy, Map<TopicPartition, Long> ends, long now,
            Predicate<Map<TopicPartition, Long>> reached) {
        var goal = goals.get(copy);
        if (goal == null || !goal.ends().keySet().equals(ends.keySet())) {
            goals.put(copy, new Goal(ends, now));
            return false;
        }
        if (!reached.test(goal.ends())) {
            return false;
        }
        goals.put(copy, new Goal(ends, now));
        return now - goal.setAt() <= CLOSE.toNanos();
    }

    /** Forgets all copies but these. */
    void retain(Collection<String> copies) {
        goals.keySet().retainAll(copies);
    }
}
