package dev.rapport.contact.service;

import dev.rapport.events.CloudEvents;
import dev.rapport.events.EventEnvelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what has been published. */
final class Topic {

    private Topic() {}

    /** Everything the topic holds of one aggregate, in its order. */
    static List<EventEnvelope> eventsOf(String topic, UUID aggregateId) {
        Map<String, Object> config = Map.of("bootstrap.servers", RunningService.SERVERS.kafkaBootstrap());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var events = new ArrayList<EventEnvelope>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (aggregateId.toString().equals(record.key())) {
                        events.add(CloudEvents.fromRecord(record));
                    }
                });
            }
            return events;
        }
    }
}
