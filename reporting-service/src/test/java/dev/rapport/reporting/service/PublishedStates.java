package dev.rapport.reporting.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** The topics of states, as somebody reads them who is none of us. */
final class PublishedStates {

    static final Duration SOON = Duration.ofSeconds(40);
    private static final String GROUP = "reporting-service.states";

    private PublishedStates() {}

    static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", RunningService.SERVERS.kafkaBootstrap(), "isolation.level",
                "read_committed");
    }

    /** What was published for a record, oldest first. */
    static List<String> of(String kind, UUID id) {
        try (var consumer = new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor("rapport.state." + kind).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<String>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (id.toString().equals(record.key())) {
                        found.add(record.value());
                    }
                });
            }
            return found;
        }
    }

    /** As after an upgrade that makes other records of the same events; nobody may be publishing. */
    static void pretendToBeOfAnotherForm() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(kafka())) {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get()
                    .forEach((partition, committed) -> {
                        assertThat(committed.metadata()).isNotEqualTo("1");
                        offsets.put(partition, new OffsetAndMetadata(committed.offset(), "1"));
                    });
            assertThat(offsets).isNotEmpty();
            Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> {
                admin.alterConsumerGroupOffsets(GROUP, offsets).all().get();
                return true;
            });
        }
    }
}
