package dev.rapport.common.projection;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One read model in one sink. The runtime decides which copies of it there are and when they are made, fed, shown and
 * dropped; the target only does it. Everything the runtime must remember lies in the sink, so that an empty sink starts
 * from event 0 and a restored one goes on from where it stood.
 *
 * <p>Every method is called from several threads and by several instances at once. A sink that cannot be reached is
 * reported as {@link SinkUnavailableException}; the runtime then tries again, for ever.
 *
 * @param <C> what readers see of a copy
 */
public interface ProjectionTarget<C extends ProjectionCopy> {

    /** Short and stable, letters, digits and hyphens, e.g. {@code records}. */
    String name();

    /**
     * Raised when events are folded differently than before; a live copy of another version is then rebuilt. From 1.
     */
    int schemaVersion();

    /** The Kafka topics it reads. */
    Set<String> topics();

    /** What {@link #writeState} stored last, or null in an empty sink. Read about twice a second. */
    @Nullable
    String readState();

    /**
     * Stores the runtime's own notes (about one kilobyte of JSON) if nobody else has changed them since they were read.
     *
     * @param expected what was read; null when nothing was there
     * @return false if something else is stored now; nothing is written then
     */
    boolean writeState(@Nullable String expected, String next);

    /** Makes the collections, indices or tables of a copy that are missing, never empties those that are there. */
    C create(String copy);

    /**
     * A copy has caught up and is about to be shown, or is shown by an instance that has just started; what spares work
     * while nobody reads it comes to an end. Called more than once, also for a copy that was shown long ago.
     */
    default void filled(String copy) {}

    /** A copy that has been created, without looking whether it is still there. */
    C open(String copy);

    /** Removes the copy with its checkpoint and parked events; no error if it is gone already. */
    void drop(String copy);

    /** The names of all copies of which anything is left in the sink. */
    Set<String> copies();

    /**
     * Least time from the beginning of a batch to the next one. A sink for which a batch costs about the same however
     * much it carries lets events gather under load; the first after a silence does not wait, nor does what lies ready
     * already.
     */
    default Duration spacing() {
        return Duration.ZERO;
    }

    /**
     * How long events gather while nobody waits for them.
     *
     * @param usual as {@link ProjectionProperties#gather()} says
     */
    default Duration gathering(Duration usual) {
        return usual;
    }

    /** False if a second copy cannot stand beside the live one. */
    default boolean rebuildable() {
        return true;
    }
}
