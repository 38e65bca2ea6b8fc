package dev.rapport.common.projection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that fall to this instance, and how far each has been applied. One thread changes them, others ask.
 */
final class Tenures {

    private final Map<TopicPartition, Tenure> byPartition = new ConcurrentHashMap<>();

    @Nullable
    Tenure of(TopicPartition partition) {
        return byPartition.get(partition);
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(byPartition.keySet());
    }

    /** The partition falls to this instance, or its checkpoint has to be looked at again. */
    void begin(TopicPartition partition) {
        var former = byPartition.put(partition, new Tenure(partition));
        if (former != null) {
            former.end();
        }
    }

    void end(TopicPartition partition) {
        var tenure = byPartition.remove(partition);
        if (tenure != null) {
            tenure.end();
        }
    }

    void endAll() {
        byPartition.values().forEach(Tenure::end);
        byPartition.clear();
    }

    /** Partitions that are still ours though their tenure is over: their checkpoint has moved. */
    List<TopicPartition> toBeginAnew() {
        return byPartition.values().stream().filter(Tenure::isOver).map(Tenure::partition).toList();
    }

    /** Those for which nobody has asked the sink yet, or in vain, where they begin. */
    List<Tenure> unplaced() {
        return byPartition.values().stream().filter(tenure -> !tenure.isPositioned()).toList();
    }

    /** Whether there are partitions, and all may be read on. */
    boolean arePlaced() {
        return !byPartition.isEmpty() && readable().size() == byPartition.size();
    }

    List<Tenure> placed() {
        return byPartition.values().stream().filter(Tenure::isPositioned).toList();
    }

    /** Partitions whose events may be read on. */
    List<TopicPartition> readable() {
        return byPartition.values().stream().filter(tenure -> tenure.isPositioned() && !tenure.isOver())
                .map(Tenure::partition).toList();
    }

    /** What events that were read from a partition belong to; null if they are not to be applied. */
    @Nullable
    Tenure current(TopicPartition partition) {
        var tenure = byPartition.get(partition);
        return tenure == null || tenure.isOver() ? null : tenure;
    }

    /** Whether this instance has something to apply yet that lies before one of these offsets. */
    boolean isBefore(Map<TopicPartition, Long> offsets) {
        return byPartition.values().stream()
                .anyMatch(tenure -> tenure.isBefore(offsets.getOrDefault(tenure.partition(), 0L)));
    }

    /** Events that lie on the partitions and are not applied. */
    long lag() {
        return byPartition.values().stream().mapToLong(Tenure::lag).sum();
    }

    /** When what has waited longest began to wait, in milliseconds since 1970; 0 when nothing waits. */
    long behindSince() {
        return byPartition.values().stream().mapToLong(Tenure::behindSince).filter(time -> time > 0).min().orElse(0);
    }
}
