package dev.rapport.systemtests.support;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The event stream, read with nothing but Kafka's own client. */
public final class EventTopics {
    private static final String PREFIX = "rapport.";
    private static final Duration BOUND = Duration.ofSeconds(60);

    private final String bootstrap;

    public EventTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Every record of every topic, from offset 0 to the end as it is now; in order within a key. */
    public List<ConsumerRecord<String, byte[]>> all() {
        return read((partition, end) -> 0L);
    }

    /** The last record of every partition that has one. */
    public List<ConsumerRecord<String, byte[]>> last() {
        return read((partition, end) -> Math.max(0, end - 1));
    }

    private List<ConsumerRecord<String, byte[]>> read(BiFunction<TopicPartition, Long, Long> from) {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false", "fetch.max.wait.ms",
                "50", "auto.offset.reset", "none"));
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(properties, new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics(BOUND).entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith(PREFIX)).flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BOUND);
            consumer.assign(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, from.apply(partition, end)));
            return read(consumer, ends);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> read(KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the topics cannot be read to their ends within " + BOUND);
            }
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    /** The header's text, or an empty one. */
    public static String header(ConsumerRecord<String, byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    public static long sequence(ConsumerRecord<String, byte[]> event) {
        return Long.parseLong(header(event, "ce_sequence"));
    }

    /** Puts a record onto a topic, as only something that goes wrong would. */
    public void send(ProducerRecord<String, byte[]> event) {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", bootstrap, "acks", "all"));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(properties, new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(event);
            producer.flush();
        }
    }
}
