package dev.rapport.common.support;

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

/** Reads a topic from its beginning, as a data team would. */
public final class Topic {

    private Topic() {}

    public static List<EventEnvelope> all(String topic) {
        try (var consumer = new KafkaConsumer<String, byte[]>(
                Map.of("bootstrap.servers", NoteService.SERVERS.kafkaBootstrap()), new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var events = new ArrayList<EventEnvelope>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(each -> events.add(CloudEvents.fromRecord(each)));
            }
            return events;
        }
    }

    public static List<EventEnvelope> of(String topic, UUID aggregateId) {
        return all(topic).stream().filter(event -> event.aggregateId().equals(aggregateId)).toList();
    }
}
