package dev.rapport.interaction.notice;

import dev.rapport.events.EventEnvelope;
import java.util.List;
import java.util.Set;

/**
 * When somebody is told of what has happened: one kind of notices. Declared as a bean, ordered by how close it is to
 * the person, since one event tells one person one thing. Whether the person may read it, and is not who did it, is
 * seen to by {@link Notices}.
 */
interface Occasion {

    /** The topics with the events that it looks at. */
    Set<String> topics();

    /** Who is to be told of an event of these topics. */
    List<Telling> of(EventEnvelope event);
}
