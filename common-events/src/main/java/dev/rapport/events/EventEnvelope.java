package dev.rapport.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with all that is known about it.
 *
 * @param id unique; the same event delivered twice has the same id
 * @param source the service that recorded it, e.g. {@code /contact-service}
 * @param type which kind of event it is
 * @param aggregateId what it happened to
 * @param sequence its number among the events of this aggregate, from 0 without holes
 * @param recordedAt when it was recorded, in UTC
 * @param correlationId what the whole chain of commands and events has in common
 * @param causationId the message that led to this one
 * @param actor who did it: an employee's id, or the name of the service that did it by itself
 * @param position its number in the owning service's event store, unique there. It grows along the events of one
 * aggregate, with holes, and says nothing of the order of others: for reconciling store and topic
 * @param data what happened
 */
public record EventEnvelope(
        UUID id,
        String source,
        EventType type,
        UUID aggregateId,
        long sequence,
        Instant recordedAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String actor,
        long position,
        DomainEvent data) {}
