package dev.rapport.common.projection;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.jspecify.annotations.Nullable;

/** Reads parked events from where they lie on Kafka. */
final class ParkedRecords implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final DecodedEvents decoded;
    private final Duration limit;

    ParkedRecords(KafkaConsumer<String, byte[]> consumer, DecodedEvents decoded, Duration limit) {
        this.consumer = consumer;
        this.decoded = decoded;
        this.limit = limit;
    }

    /** Null if Kafka does not hold it any more. */
    @Nullable
    Received read(ParkedEvent parked, Tenure tenure) {
        var partition = parked.topicPartition();
        consumer.assign(List.of(partition));
        consumer.seek(partition, parked.offset());
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                for (var record : consumer.poll(Duration.ofMillis(200)).records(partition)) {
                    return record.offset() == parked.offset() ? Received.of(tenure, record, decoded, true) : null;
                }
            }
        } catch (OffsetOutOfRangeException e) {
            return null;
        }
        throw new org.apache.kafka.common.errors.TimeoutException("No record from " + partition + " in time");
    }

    @Override
    public void close() {
        consumer.close();
    }
}
