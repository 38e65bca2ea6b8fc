package dev.rapport.common.projection;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * One copy of a read model, with its checkpoint and its parked events.
 *
 * <p>What is wrong is told by the exception. {@link SinkUnavailableException}: the sink does not answer, try again
 * later. {@link SinkLostException}: the sink no longer holds what was written to it. {@link CheckpointMovedException}:
 * another instance has taken over. Everything else is taken for the fault of an event: the batch is tried again, halved
 * until the event is found, and that event is parked with those of the same key that follow it.
 */
public interface ProjectionCopy {

    /** Its name within the projection, e.g. {@code v1-m3k9x2}. */
    String name();

    /**
     * True while everything that {@link ProjectionTarget#create} made is there. Called about twice a second and before
     * anything is parked, so it must be cheap, and must not be fooled by a sink that makes what is missing on the next
     * write: leave a marker in each collection or index when creating it.
     */
    boolean intact();

    /** The next offset to read of each partition of which anything was applied. */
    Map<TopicPartition, Long> checkpoint();

    /** The same of some partitions, for who asks again and again: a sink that finds them faster than all does so. */
    default Map<TopicPartition, Long> checkpoint(Collection<TopicPartition> partitions) {
        return checkpoint();
    }

    /**
     * Applies the events in their order, then moves the checkpoint as {@link EventBatch#advances()} says.
     *
     * <p>Events come at least once. Those of an aggregate come in order of their sequence, save that some come again:
     * the same event may be on the topic twice, a batch is repeated after a failure or a crash, with other limits than
     * before, and an instance that lost its partitions may still be writing late. Therefore every write must be guarded
     * by the stored version of what it changes, and what is not newer than that must be dropped. Everything that can
     * fail because of an event must happen before the first write.
     *
     * <p>The checkpoint is moved last, only from {@link Advance#from()}, and never made where none was unless that is
     * null; {@link Advance#refused} says what to throw if that fails. A batch without advances moves nothing.
     */
    void apply(EventBatch batch);

    /**
     * Whether an event has been applied. Asked again and again while a reader waits for what another instance applies.
     *
     * @param aggregate its type, as in {@link dev.rapport.events.EventType#aggregate()}
     */
    boolean holds(String aggregate, UUID aggregateId, long sequence);

    /**
     * Waits until readers see everything that was applied before a moment. Most sinks show it at once.
     *
     * @param until the moment, now or in the past, as of {@link System#nanoTime()}
     * @param deadline as of {@link System#nanoTime()}
     * @return false if they do not see it by then
     */
    default boolean awaitVisible(long until, long deadline) {
        return true;
    }

    /** Keeps events aside; replaces an entry with the same {@link ParkedEvent#id()}. */
    void park(List<ParkedEvent> events);

    /** Forgets an event that was kept aside; no error if there is none. */
    void unpark(ParkedEvent event);

    /** All events kept aside, by topic, partition and offset. */
    List<ParkedEvent> parked();
}
