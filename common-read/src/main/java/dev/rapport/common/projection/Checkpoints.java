package dev.rapport.common.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/** Compares how far copies have got. */
final class Checkpoints {

    private Checkpoints() {}

    static boolean isAtLeast(Map<TopicPartition, Long> checkpoint, Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().allMatch(
                offset -> checkpoint.getOrDefault(offset.getKey(), 0L) >= offset.getValue());
    }

    /**
     * How far a copy must have got to take the place of another one.
     *
     * @param old the other one's checkpoint
     * @param ends the ends of the partitions
     * @param sameTopics false if a topic was made anew: it may end before the old checkpoint, and nobody gets further
     */
    static Map<TopicPartition, Long> goal(Map<TopicPartition, Long> old, Map<TopicPartition, Long> ends,
            boolean sameTopics) {
        var goal = new HashMap<>(old);
        if (!sameTopics) {
            goal.replaceAll((partition, offset) -> Math.min(offset, ends.getOrDefault(partition, 0L)));
        }
        return goal;
    }

    /**
     * Waits until a copy has got that far.
     *
     * @param deadline as of {@link System#nanoTime()}
     * @return false if it has not by then
     */
    static boolean awaitAtLeast(ProjectionCopy copy, Map<TopicPartition, Long> goal, long deadline,
            BooleanSupplier givenUp) throws InterruptedException {
        while (!isAtLeast(copy.checkpoint(goal.keySet()), goal)) {
            if (System.nanoTime() - deadline > 0 || givenUp.getAsBoolean()) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return true;
    }
}
