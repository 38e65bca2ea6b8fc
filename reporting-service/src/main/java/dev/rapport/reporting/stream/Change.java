package dev.rapport.reporting.stream;

import dev.rapport.events.EventEnvelope;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * That something has changed, without anything personal.
 *
 * @param type as in topic names, e.g. {@code deal}
 * @param id of the record
 * @param event what happened, e.g. {@code StageChanged}
 * @param version of the record after it
 * @param customerId the contact, account or lead it is about; null if it is about none
 * @param recordedAt when it was recorded
 */
record Change(String type, UUID id, String event, long version, @Nullable UUID customerId, Instant recordedAt) {

    /** Where a change lies on Kafka. */
    record Located(Change change, TopicPartition partition, long offset) {}

    static Change of(EventEnvelope event, @Nullable UUID customerId) {
        return new Change(event.type().aggregate(), event.aggregateId(), event.type().simpleName(), event.sequence(),
                customerId, event.recordedAt());
    }
}
