package dev.rapport.common.publishing;

import dev.rapport.common.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Looks at the ends of the topics when a publisher takes over: what its predecessor sent just before it died, and could
 * not delete from the outbox any more, is not sent again.
 */
final class TopicTail {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final KafkaConnection kafka;
    private final PublishingProperties properties;
    private final Collection<String> topics;

    TopicTail(KafkaConnection kafka, PublishingProperties properties, Collection<String> topics) {
        this.kafka = kafka;
        this.properties = properties;
        this.topics = List.copyOf(topics);
    }

    /** Store positions of the last events of every partition, one publisher's batch deep. */
    Set<Long> positions() {
        var positions = new HashSet<Long>();
        try (var consumer = consumer()) {
            var partitions = partitions(consumer);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LIMIT);
            var open = new HashMap<>(ends);
            open.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - properties.batchSize())));
            open.values().removeIf(end -> end == 0);
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (!open.isEmpty()) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    long position = storePosition(event);
                    if (position >= 0) {
                        positions.add(position);
                    }
                }
                open.entrySet().removeIf(entry -> consumer.position(entry.getKey()) >= entry.getValue());
                if (System.nanoTime() > deadline) {
                    throw new KafkaException("The ends of the topics cannot be read in time");
                }
            }
        }
        return positions;
    }

    KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(kafka.client(Map.of("enable.auto.commit", false, "auto.offset.reset", "earliest")),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return topics.stream().flatMap(topic -> consumer.partitionsFor(topic, LIMIT).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    /** The event's number in its store, or -1 when the record is not from one. */
    static long storePosition(ConsumerRecord<String, byte[]> event) {
        var header = event.headers().lastHeader("ce_storeposition");
        if (header == null || header.value() == null) {
            return -1;
        }
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
