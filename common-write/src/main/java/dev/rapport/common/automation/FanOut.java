package dev.rapport.common.automation;

import dev.rapport.common.command.Command;
import dev.rapport.events.EventEnvelope;
import java.util.List;
import java.util.Set;

/**
 * "When something has happened, do several things": turns an event into commands, each for another record, of which
 * each is carried out once. Declare it as a bean with {@link Automations#projection(FanOut)}.
 */
public interface FanOut {

    /** Unique within the service and for ever: what has been done is remembered under it. */
    String name();

    /** The topics whose events it gets. */
    Set<String> topics();

    /**
     * The commands that follow from an event; none two for the same record. What this writes into the service's
     * database is kept together with the note that the event has been handled; what it throws parks the event.
     */
    List<? extends Command> commandsFor(EventEnvelope event);
}
