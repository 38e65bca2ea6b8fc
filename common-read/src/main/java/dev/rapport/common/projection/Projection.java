package dev.rapport.common.projection;

import dev.rapport.common.web.Position;
import java.util.Collection;
import java.util.List;

/**
 * A running projection, as readers and operators see it. Get it from {@link ProjectionRuntime#of}.
 *
 * @param <C> what readers see of a copy
 */
public interface Projection<C extends ProjectionCopy> {

    /** The name of its target. */
    String name();

    /**
     * The copy to answer from. Ask for it once per request: it changes when a rebuild is through, and the copy before
     * it stays readable for a while.
     *
     * @throws dev.rapport.common.web.ProblemException 503 {@code read-model-behind} while there is none that has ever
     * caught up: at the very first start, and after the sink was emptied
     */
    C live();

    /**
     * To be called before saying that something does not exist: in a sink that has just been emptied nothing exists.
     *
     * @param copy what {@link #live()} answered
     * @throws dev.rapport.common.web.ProblemException 503 {@code read-model-behind} if the copy is not whole
     */
    void confirmIntact(C copy);

    /**
     * To be called before asking for what copies of an earlier version do not hold.
     *
     * @throws dev.rapport.common.web.ProblemException 503 {@code read-model-behind} while the live copy is of another
     * version than this instance makes: the one that takes its place is being filled
     */
    void requireOwnVersion();

    /**
     * Waits until readers of the live copy see these events; those of aggregates that the projection does not read are
     * none of its business.
     *
     * @throws dev.rapport.common.web.ProblemException 503 {@code read-model-behind} if that takes longer than
     * {@link ProjectionProperties#positionTimeout()}
     */
    void await(Collection<Position.Entry> entries);

    /** For who waits for events otherwise than by {@link #await}, until it is closed. */
    Hurry hurry();

    /**
     * Another number after everything that this instance has applied to the live copy, so that an answer is known to be
     * as good as a new one while the number and the copy are the same. Of what other instances apply it says nothing,
     * nor of when a sink shows what was applied.
     */
    long revision();

    /** Milliseconds since the oldest event that is on Kafka and not yet applied was recorded; 0 when there is none. */
    long lagMillis();

    /** What operators see. */
    ProjectionStatus status();

    /**
     * Starts to fill a second copy, which takes the place of the live one when it has caught up. Returns at once.
     *
     * @throws dev.rapport.common.web.ProblemException 409 if one is being filled already or the target cannot have two
     */
    void rebuild();

    /** The events that were kept aside. */
    List<ParkedEvent> parked();

    /** Asks the instances to try what was kept aside again, each key in its order. Returns at once. */
    void redrive();
}
