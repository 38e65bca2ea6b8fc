package dev.rapport.reporting.stream;

import dev.rapport.common.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Consumers that are in no group: they are told which partitions to read, and from where. */
final class StreamConsumers {

    /** How long a broker may take to answer. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    private StreamConsumers() {}

    static KafkaConsumer<String, byte[]> open(KafkaConnection kafka) {
        return new KafkaConsumer<>(kafka.client(Map.of("enable.auto.commit", false,
                "auto.offset.reset", "none", "allow.auto.create.topics", false, "fetch.max.wait.ms", 250,
                "default.api.timeout.ms", (int) LIMIT.toMillis(), "request.timeout.ms", (int) LIMIT.toMillis(),
                "reconnect.backoff.max.ms", 1_000, "enable.metrics.push", false)), new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
