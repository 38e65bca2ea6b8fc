package dev.rapport.common.kafka;

import dev.rapport.http.audit.AuditEntry;
import dev.rapport.http.audit.AuditSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log on Kafka: JSON by actor, in a topic that is made when the first entry comes. While Kafka does not
 * answer, entries are lost here, and stand in the log all the same.
 */
final class AuditTopic implements AuditSink, AutoCloseable {

    static final String NAME = "rapport.audit";

    private static final int PARTITIONS = 1;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration CLOSING = Duration.ofSeconds(1);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final KafkaConnection kafka;
    private final AuditTopicProperties properties;
    private final String service;
    private final JsonMapper json = JsonMapper.builder().build();
    private @Nullable KafkaProducer<String, byte[]> producer;
    private long closedUntil = System.nanoTime();

    AuditTopic(KafkaConnection kafka, AuditTopicProperties properties, String service) {
        this.kafka = kafka;
        this.properties = properties;
        this.service = service;
    }

    @Override
    public synchronized boolean take(AuditEntry entry) {
        if (System.nanoTime() - closedUntil < 0) {
            return false;
        }
        try {
            if (producer == null) {
                create();
                producer = new KafkaProducer<>(
                        kafka.client(Map.of("acks", "all", "max.block.ms", "1000", "linger.ms", "100",
                                "buffer.memory", 4L << 20, "delivery.timeout.ms", 30_000, "request.timeout.ms",
                                10_000, "client.id", service + "-audit")),
                        new StringSerializer(), new ByteArraySerializer());
            }
            var fields = entry.fields();
            fields.put("service", service);
            var _ = producer.send(new ProducerRecord<>(NAME, entry.actor(), json.writeValueAsBytes(fields)));
            return true;
        } catch (KafkaException e) {
            closedUntil = System.nanoTime() + PAUSE.toNanos();
            return false;
        }
    }

    private void create() {
        var topic = MissingTopics.topic(NAME, PARTITIONS, properties.replicationFactor(), Map.of("cleanup.policy",
                "delete", "retention.ms", Long.toString(properties.retention().toMillis())));
        try {
            new MissingTopics(kafka, LIMIT).create(List.of(topic));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSING);
        }
    }
}
