package dev.rapport.common.command;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import java.util.Objects;
import org.springframework.core.ResolvableType;

/**
 * Makes an aggregate class known: each aggregate's package declares one as a bean.
 *
 * @param aggregateClass
 *            the class with the command handlers
 * @param <A>
 *            the aggregate
 */
public record AggregateType<A extends EventSourced<?>>(Class<A> aggregateClass) {

    /** As in topic names, e.g. {@code lead}. */
    String aggregate() {
        Class<?> events = Objects.requireNonNull(
                ResolvableType.forClass(aggregateClass).as(EventSourced.class).getGeneric(0).resolve());
        return EventCatalogue.aggregateOf(events.asSubclass(DomainEvent.class));
    }
}
