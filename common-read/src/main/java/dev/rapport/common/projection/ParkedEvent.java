package dev.rapport.common.projection;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * An event that was kept aside, without its content, which stays on Kafka.
 *
 * @param topic where it lies
 * @param partition where it lies
 * @param offset where it lies
 * @param key the key of the record, which is the id of the aggregate; a made-up one if it has none
 * @param type the CloudEvents type; null if the record has none
 * @param reason why: the exception's class and place, never what the event holds; {@code after <offset>} if it only
 * follows one of the same key
 * @param parkedAt when it was first parked
 * @param attempts how often it has been tried
 */
public record ParkedEvent(
        String topic,
        int partition,
        long offset,
        String key,
        @Nullable String type,
        String reason,
        Instant parkedAt,
        int attempts) {

    /** Unique within a copy. */
    public String id() {
        return topic + "/" + partition + "/" + offset;
    }

    /** The partition it lies in. */
    public TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    ParkedEvent failedAgain(String why) {
        return new ParkedEvent(topic, partition, offset, key, type, why, parkedAt, attempts + 1);
    }
}
