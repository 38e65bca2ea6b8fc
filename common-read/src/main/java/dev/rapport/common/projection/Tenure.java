package dev.rapport.common.projection;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of time during which this instance applies one partition. What was read in an earlier tenure is not
 * applied in a later one, because the checkpoint may have moved in between.
 */
final class Tenure {

    private final TopicPartition partition;
    private volatile boolean over;
    private volatile boolean positioned;
    private volatile @Nullable Long checkpoint;
    private volatile long applied;
    private volatile long end;
    private volatile long behindSince;

    Tenure(TopicPartition partition) {
        this.partition = partition;
    }

    TopicPartition partition() {
        return partition;
    }

    boolean isOver() {
        return over;
    }

    void end() {
        over = true;
    }

    /** Whether the consumer stands where the sink's checkpoint says. */
    boolean isPositioned() {
        return positioned;
    }

    void position(@Nullable Long stored, long start) {
        checkpoint = stored;
        applied = start;
        end = Math.max(end, start);
        positioned = true;
    }

    /** What the sink holds; null for nothing. */
    @Nullable
    Long checkpoint() {
        return checkpoint;
    }

    void moveTo(long next, long now) {
        checkpoint = next;
        applied = next;
        if (applied >= end) {
            behindSince = 0;
        } else {
            behindSince = now;
        }
    }

    /** @param offset the end of the partition as far as is known */
    void seenEnd(long offset, long now) {
        end = offset;
        if (lag() == 0) {
            behindSince = 0;
        } else if (behindSince == 0) {
            behindSince = now;
        }
    }

    /** Whether this instance knows that the sink has not got as far as that. */
    boolean isBefore(long offset) {
        return positioned && !over && applied < offset;
    }

    /** Events that lie on the partition and are not applied. */
    long lag() {
        return positioned ? Math.max(0, end - applied) : 0;
    }

    /** When something was last applied or began to wait, in milliseconds since 1970; 0 when nothing waits. */
    long behindSince() {
        return behindSince;
    }
}
