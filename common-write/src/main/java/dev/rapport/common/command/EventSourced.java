package dev.rapport.common.command;

import dev.rapport.common.access.Access;
import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.refusal.StaleVersionException;
import dev.rapport.common.security.Caller;
import dev.rapport.events.Archival;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.Sharing;
import dev.rapport.events.Tagging;
import dev.rapport.events.Unsharing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

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

    private boolean archived;

    private Shares shares = new Shares();

    private Tags tags = new Tags();

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

    /** The names of the territories in which the record lies. */
    protected Collection<String> territories() {
        return List.of();
    }

    /** What decides who reaches the record. */
    protected final RecordFacts facts() {
        return RecordFacts.ownedBy(ownerId()).in(territories()).sharedWith(shares.facts());
    }

    /** The kind of the record, e.g. {@code lead}. */
    protected final String kind() {
        return EventCatalogue.aggregateOf(events);
    }

    /** The owner of a record of this kind that is being made, as {@link Context#owner} decides. */
    protected final UUID owner(Context context, @Nullable UUID requested, Instant at) {
        return context.owner(kind(), requested, at);
    }

    /** Refuses callers who may not change this record; by the access policy unless the aggregate says otherwise. */
    protected void authorize(Context context, Object command) {
        requireMayChange(context);
    }

    /** Refuses callers who may not change this record by the access policy. */
    protected final void requireMayChange(Context context) {
        context.access().requireMayChange(context.caller(), kind(), facts());
    }

    /**
     * Whether somebody may know of this record, by the access policy unless the aggregate says otherwise. What a
     * request was answered is told again only to somebody who may, as the record is now.
     */
    protected boolean mayRead(Access access, Caller caller) {
        return access.mayRead(caller, kind(), facts());
    }

    /** Details of a record that is being made, with its custom fields as they are kept. */
    protected final <D extends Record> D customized(UUID newId, D given, Context context) {
        return CustomValues.checked(given, values -> context.customFields().made(kind(), newId, values, context));
    }

    /** Details after a change, with the custom fields as they are kept. */
    protected final <D extends Record> D customized(D changed, D before, Context context) {
        return CustomValues.checked(changed, values -> context.customFields().changed(kind(), id(), values,
                CustomValues.of(before), context));
    }

    /** Records the first event of the aggregate of this id. */
    protected final void create(UUID newId, E event) {
        id = newId.toString();
        AggregateLifecycle.apply(event);
    }

    /** Records that something happened. */
    protected final void record(E event) {
        AggregateLifecycle.apply(event);
    }

    /** Records that the record is put away, or taken up again, unless it is so already. */
    protected final void archive(boolean wanted, Supplier<? extends E> event) {
        if (archived != wanted) {
            record(event.get());
        }
    }

    /**
     * Records that the record gets tags or loses some, if it does.
     *
     * @param event
     *            made of the tags that it gets and of those that it loses
     */
    protected final void tag(List<String> add, List<String> remove,
            BiFunction<List<String>, List<String>, ? extends E> event) {
        Tags.Change change = tags.change(add, remove);
        if (!change.isEmpty()) {
            record(event.apply(change.added(), change.removed()));
        }
    }

    /**
     * Records that the record is shared, unless it is so already.
     *
     * @param event
     *            made of the terms on which it is shared
     */
    protected final void share(ShareTerms wanted, Context context, Instant at,
            Function<ShareTerms, ? extends E> event) {
        LocalDate today = context.today();
        if (wanted.until() != null && wanted.until().isBefore(today)) {
            throw new InvalidFieldException("until", "must not lie before today");
        }
        context.requireColleague(wanted.with().employeeId(), null, "with.employeeId", at);
        ShareTerms changed = shares.change(wanted, today);
        if (changed != null) {
            record(event.apply(changed));
        }
        WriteOutcome.current().answer("shareId", shares.idOf(wanted.with()));
    }

    /** Records that a share has ended, if there is such a share. */
    protected final void unshare(UUID shareId, Supplier<? extends E> event) {
        if (shares.has(shareId)) {
            record(event.get());
        }
    }

    /** Refuses to change a record that has been put away, for commands of others that change it along. */
    protected final void requireNotArchived() {
        RecordRule.RECORD_ARCHIVED.check(!archived);
    }

    protected final UUID id() {
        return UUID.fromString(Objects.requireNonNull(id));
    }

    @EventSourcingHandler
    void on(DomainEvent event, @SourceId String aggregateId) {
        if (!events.isInstance(event)) {
            // Somebody addressed a record of another kind by its id.
            throw new NoSuchRecordException();
        }
        id = aggregateId;
        if (event instanceof Archival change) {
            archived = change.archives();
        }
        if (event instanceof Tagging tagged) {
            tags.apply(tagged);
        }
        if (event instanceof Sharing shared) {
            shares.apply(shared);
        }
        if (event instanceof Unsharing ended) {
            shares.apply(ended);
        }
        when(events.cast(event));
    }

    @CommandHandlerInterceptor
    void guard(CommandMessage<?> message, Context context) {
        if (id == null) {
            throw new NoSuchRecordException();
        }
        if (!mayRead(context.access(), context.caller())) {
            throw context.access().unreadable(context.caller(), kind());
        }
        authorize(context, message.getPayload());
        long version = AggregateLifecycle.getVersion();
        Long expected = context.request().expectedVersion();
        if (expected != null && expected != version) {
            throw new StaleVersionException();
        }
        if (!(message.getPayload() instanceof OnArchived)) {
            requireNotArchived();
        }
        WriteOutcome.current().target(kind(), id(), version);
    }
}
