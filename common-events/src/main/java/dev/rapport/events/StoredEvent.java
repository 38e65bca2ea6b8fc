package dev.rapport.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as {@link EventEnvelope} has it, its data still the JSON that an event store keeps: to be passed on without
 * being read.
 *
 * @param occurredAt when it happened in the business, as its data say
 * @param json of the type's current version, see {@link EventCodec#current}; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // It is handed on, never compared.
public record StoredEvent(
        UUID id,
        String source,
        EventType type,
        UUID aggregateId,
        long sequence,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String actor,
        long position,
        byte[] json) {}
