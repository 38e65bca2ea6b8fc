package dev.rapport.common.projection.postgres;

import dev.rapport.events.EventEnvelope;

/** Does something about an event, in the transaction in which it is noted that it has been done. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Called once for each event, in the order of each aggregate; again only after everything it did was rolled back,
     * or after the notes of the projection were lost. What it throws parks the event.
     */
    void on(EventEnvelope event);
}
