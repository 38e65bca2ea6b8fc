package dev.rapport.common.testing;

import dev.rapport.events.CloudEventWriter;
import dev.rapport.events.CloudEvents;
import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.localstack.LocalServers;
import dev.rapport.localstack.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the shared Kafka, as services write and read them. */
public final class Topics {

    private static final CloudEventWriter WRITER = new CloudEventWriter("http://127.0.0.1:8080");
    private static final String KAFKA = LocalServers.shared(Server.KAFKA).kafkaBootstrap();
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", KAFKA, "linger.ms", 0, "max.in.flight.requests.per.connection", 1),
            new StringSerializer(), new ByteArraySerializer());

    private Topics() {}

    /** Creates those of all events that are not there yet. */
    public static void create() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA))) {
            for (String name : EventCatalogue.topics()) {
                try {
                    admin.createTopics(List.of(new NewTopic(name, 6, (short) 1))).all().get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a topic with all that is on it. */
    public static void delete(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", KAFKA))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /** An event as the service that owns it would publish it. */
    public static EventEnvelope event(UUID aggregateId, long sequence, DomainEvent data) {
        var type = EventCatalogue.of(data);
        return new EventEnvelope(UUID.randomUUID(), "/" + EventCatalogue.ownerOf(type.aggregate()), type, aggregateId,
                sequence, Instant.now(), "test", null, "system", 1, data);
    }

    /** Publishes an event and waits for the broker. */
    public static void publish(EventEnvelope event) {
        publish(List.of(event));
    }

    /** Publishes events in their order and waits until the broker has all of them. */
    public static void publish(Collection<EventEnvelope> events) {
        var sent = new ArrayList<Future<?>>();
        events.forEach(event -> sent.add(PRODUCER.send(WRITER.toRecord(event))));
        try {
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All events of a record on its topic. */
    public static List<EventEnvelope> of(String topic, UUID aggregateId) {
        return all(topic).stream().filter(event -> event.aggregateId().equals(aggregateId)).toList();
    }

    /** All events on a topic. */
    public static List<EventEnvelope> all(String topic) {
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", KAFKA), new StringDeserializer(),
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
}
