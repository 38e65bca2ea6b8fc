package dev.rapport.common.automation;

import dev.rapport.common.command.Command;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.EventType;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * "When this has happened, do that": turns an event into a command. Declare it as a bean with
 * {@link Automations#projection}, which takes care of the rest.
 *
 * @param <E>
 *            what it waits for: an event, or all events of an aggregate
 */
public abstract class Automation<E extends DomainEvent> {

    private final String name;
    private final Class<E> awaited;

    /**
     * @param name
     *            unique within the service and for ever: what has been done is remembered under it
     * @param awaited
     *            an event's record, or the sealed interface of an aggregate's events
     */
    protected Automation(String name, Class<E> awaited) {
        this.name = name;
        this.awaited = awaited;
    }

    /**
     * The command that follows from an event; null when none does. It names the record to change, or the one to create,
     * whose id must follow from the event. What this throws parks the event.
     *
     * @param recordId
     *            what the event happened to
     */
    protected abstract @Nullable Command commandFor(E event, UUID recordId);

    final @Nullable Command commandFor(EventEnvelope event) {
        return awaited.isInstance(event.data())
                ? commandFor(awaited.cast(event.data()), event.aggregateId())
                : null;
    }

    final String name() {
        return name;
    }

    final Set<String> topics() {
        return EventCatalogue.all().stream().filter(type -> awaited.isAssignableFrom(type.recordClass()))
                .map(EventType::topic).collect(Collectors.toUnmodifiableSet());
    }
}
