package dev.rapport.common.command;

import dev.rapport.common.security.Access;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An aggregate whose state is what its events say. Command handlers check rules and then {@link #record}; only
 * {@link #when} assigns state. Before a handler runs, the caller's permission and the expected version are checked.
 *
 * @param <E>
 *            the aggregate's sealed event interface, so that {@link #when} switches without default
 */
public abstract class EventSourced<E extends DomainEvent> {

    private final transient Class<E> events;

    @AggregateIdentifier
    private @Nullable String id;

    /**
     * @param events
     *            the aggregate's own event interface
     */
    protected EventSourced(Class<E> events) {
        this.events = events;
    }

    /** Assigns the state that follows from the event; checks nothing. */
    protected abstract void when(E event);

    /** Who owns the record and therefore may change it; null when ownership does not decide. */
    protected abstract @Nullable UUID ownerId();

    /** Refuses callers who may not change this record; by ownership unless the aggregate says otherwise. */
    protected void authorize(Caller caller, Access access, Object command) {
        access.requireMayChange(caller, ownerId());
    }

    /** Records the first event. */
    protected final void create(Command command, E event) {
        id = command.id().toString();
        AggregateLifecycle.apply(event);
    }

    /** Records that something happened. */
    protected final void record(E event) {
        AggregateLifecycle.apply(event);
    }

    protected final UUID id() {
        return UUID.fromString(Objects.requireNonNull(id));
    }

    private String aggregateType() {
        return EventCatalogue.all().stream().filter(type -> events.isAssignableFrom(type.recordClass())).findFirst()
                .orElseThrow().aggregate();
    }

    @EventSourcingHandler
    void on(DomainEvent event, @SourceId String aggregateId) {
        if (!events.isInstance(event)) {
            // Somebody addressed a record of another kind by its id.
            throw ProblemException.notFound();
        }
        id = aggregateId;
        when(events.cast(event));
    }

    @CommandHandlerInterceptor
    void guard(CommandMessage<?> message, Access access) {
        if (!(message.getMetaData().get(WriteRequest.KEY) instanceof WriteRequest request)) {
            throw ProblemException.forbidden();
        }
        if (id == null) {
            throw ProblemException.notFound();
        }
        authorize(request.caller(), access, message.getPayload());
        long version = AggregateLifecycle.getVersion();
        if (request.expectedVersion() != null && request.expectedVersion() != version) {
            throw new ProblemException(HttpStatus.PRECONDITION_FAILED, "stale-version",
                    "The record has changed since you read it.");
        }
        WriteOutcome.current().target(aggregateType(), id(), version);
    }
}
