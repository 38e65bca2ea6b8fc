package dev.rapport.reporting.stream;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** That something has changed, without anything personal. */
record Change(
        @Description("The kind of record") String type,
        @Description("The record") UUID id,
        @Description(value = "What happened", example = "StageChanged") String event,
        @Description("Version of the record after it") long version,
        @Description("The contact, account or lead it is about; null when it is about none") @Nullable UUID customerId,
        @Description("When it was recorded") Instant recordedAt) {

    /** Where a change lies on Kafka. */
    record Located(Change change, TopicPartition partition, long offset) {}

    static Change of(EventEnvelope event, @Nullable UUID customerId) {
        return new Change(event.type().aggregate(), event.aggregateId(), event.type().simpleName(), event.sequence(),
                customerId, event.recordedAt());
    }
}
