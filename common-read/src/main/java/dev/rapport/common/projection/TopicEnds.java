package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Looks where the topics of a projection end, and how far its copies are from there. Used by one thread. */
final class TopicEnds<C extends ProjectionCopy> {

    private static final long EVERY_NANOS = Duration.ofSeconds(2).toNanos();

    /** While this instance reads all partitions, and sees their ends when it reads. */
    private static final long SELDOM_NANOS = Duration.ofSeconds(6).toNanos();

    private final ProjectionTarget<C> target;
    private final Brokers brokers;
    private final Clock clock;
    private final Runners<C> runners;
    private final CatchingUp catchingUp = new CatchingUp();
    private volatile @Nullable String kafkaProblem;
    private volatile long behindSince;
    private Set<TopicPartition> all = Set.of();
    private long seenAt = System.nanoTime() - EVERY_NANOS;

    TopicEnds(ProjectionTarget<C> target, Brokers brokers, Clock clock, Runners<C> runners) {
        this.target = target;
        this.brokers = brokers;
        this.clock = clock;
        this.runners = runners;
    }

    @Nullable
    String kafkaProblem() {
        return kafkaProblem;
    }

    /** Since when partitions that this instance does not read are behind, in milliseconds since 1970; 0 if none is. */
    long behindSince() {
        return behindSince;
    }

    /** Forgets how far all copies but these have to get. */
    void retain(Collection<String> copies) {
        catchingUp.retain(copies);
    }

    /**
     * Where the topics end.
     *
     * @param waiting whether somebody waits for a copy to catch up, so that it is not too early to look again
     * @return null if it is too early or the brokers do not answer
     */
    @Nullable
    Map<TopicPartition, Long> look(Notes agreed, boolean waiting) {
        boolean readsAll = kafkaProblem == null && behindSince == 0 && !all.isEmpty() && own(agreed).equals(all);
        long every = readsAll ? SELDOM_NANOS : EVERY_NANOS;
        if (!waiting && System.nanoTime() - seenAt < every) {
            return null;
        }
        Map<TopicPartition, Long> ends;
        try {
            ends = brokers.ends(target.topics());
            kafkaProblem = null;
        } catch (KafkaException e) {
            kafkaProblem = e.toString();
            behindSince = behindSince == 0 ? clock.millis() : behindSince;
            return null;
        }
        seenAt = System.nanoTime();
        all = ends.keySet();
        lookAtForeignPartitions(agreed, ends);
        return ends;
    }

    private Set<TopicPartition> own(Notes agreed) {
        var runner = runners.of(agreed.live().name());
        return runner == null ? Set.of() : runner.partitions();
    }

    /** Partitions of other instances, or of nobody yet, are judged by the checkpoint that lies in the sink. */
    private void lookAtForeignPartitions(Notes agreed, Map<TopicPartition, Long> ends) {
        var runner = runners.of(agreed.live().name());
        if (runner == null || runner.partitions().size() == ends.size()) {
            behindSince = 0;
            return;
        }
        var foreign = foreign(ends, runner.partitions());
        boolean behind = !Checkpoints.isAtLeast(runner.copy().checkpoint(foreign.keySet()), foreign);
        behindSince = !behind ? 0 : (behindSince == 0 ? clock.millis() : behindSince);
    }

    /** The ends of partitions that hold something and are not among our own. */
    static Map<TopicPartition, Long> foreign(Map<TopicPartition, Long> ends, Set<TopicPartition> own) {
        var foreign = new HashMap<>(ends);
        foreign.keySet().removeAll(own);
        foreign.values().removeIf(end -> end == 0);
        return foreign;
    }

    /** Whether a copy is behind by no more than what has just been written. */
    boolean hasReached(Notes.Copy copy, Map<TopicPartition, Long> ends) {
        var runner = runners.of(copy.name());
        // Asking the sink costs it work that it needs for being filled.
        return catchingUp.isClose(copy.name(), ends, System.nanoTime(),
                goal -> (runner == null || !runner.isBefore(goal))
                        && Checkpoints.isAtLeast(target.open(copy.name()).checkpoint(goal.keySet()), goal));
    }
}
