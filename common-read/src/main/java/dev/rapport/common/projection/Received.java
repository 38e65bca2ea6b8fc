package dev.rapport.common.projection;

import dev.rapport.events.CloudEvents;
import dev.rapport.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record from Kafka, decoded once.
 *
 * @param tenure the tenure in which it was read
 * @param key of the record, or a made-up one of its own for a record without
 * @param type the CloudEvents type; null if the record has none
 * @param delivery null if the record cannot be read
 * @param problem why it cannot be read
 * @param traceparent the trace of what led to it
 */
record Received(
        Tenure tenure,
        long offset,
        String key,
        @Nullable String type,
        @Nullable Delivery delivery,
        @Nullable String problem,
        @Nullable String traceparent) {

    private static final int LONGEST_NAME = 100;

    static Received of(Tenure tenure, ConsumerRecord<String, byte[]> read, DecodedEvents decoded, boolean redriven) {
        var key = read.key() == null ? "offset-" + read.offset() : read.key();
        try {
            var event = decoded.of(read);
            if (!event.type().topic().equals(read.topic())) {
                return unreadable(tenure, read, key, "an event of another topic");
            }
            return new Received(tenure, read.offset(), key, event.type().name(),
                    new Delivery(event, tenure.partition(), read.offset(), redriven), null,
                    CloudEvents.traceparent(read));
        } catch (UnreadableEventException e) {
            return unreadable(tenure, read, key, e.problem());
        }
    }

    private static Received unreadable(Tenure tenure, ConsumerRecord<String, byte[]> read, String key, String problem) {
        var header = read.headers().lastHeader("ce_type");
        var type = header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        return new Received(tenure, read.offset(), key,
                type == null || type.length() <= LONGEST_NAME ? type : type.substring(0, LONGEST_NAME), null, problem,
                null);
    }

    ParkedEvent park(String reason, Instant now, int attempts) {
        var partition = tenure.partition();
        return new ParkedEvent(partition.topic(), partition.partition(), offset, key, type, reason, now, attempts);
    }
}
