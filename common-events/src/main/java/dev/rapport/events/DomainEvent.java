package dev.rapport.events;

import java.time.Instant;

/** Something that happened in the business. Every event is a record listed in {@link EventCatalogue}. */
public interface DomainEvent {

    /**
     * When it happened in the business, in UTC. May lie well before it was recorded, because people enter things later;
     * {@link EventEnvelope#recordedAt()} says when that was.
     */
    Instant occurredAt();
}
