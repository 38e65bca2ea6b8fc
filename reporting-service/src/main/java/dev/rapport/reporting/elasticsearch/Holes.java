package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.events.EventEnvelope;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Notices that events of an aggregate are missing. */
public final class Holes {

    private Holes() {}

    /**
     * Refuses an event before which others are missing.
     *
     * @param stored
     *            the document that the event before has left, null when there is none
     * @throws UnappliableEventException
     *             when the event does not follow that one
     */
    public static void check(EventEnvelope event, @Nullable JsonNode stored) {
        long last = stored == null ? -1 : stored.path("sequence").asLong(-1);
        if (event.sequence() != last + 1) {
            throw new UnappliableEventException("event %d follows event %d".formatted(event.sequence(), last));
        }
    }
}
