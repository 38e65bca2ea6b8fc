package dev.rapport.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads topics to their ends as they are now, a line of JSON per record, in the memory of a few records. */
final class TopicLines implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String HEADER = "ce_";

    private final KafkaConsumer<String, byte[]> consumer;

    /** @param connection how Kafka is reached, by the names of its client library */
    TopicLines(Map<String, String> connection) {
        Map<String, Object> config = new HashMap<>(connection);
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "none");
        config.put("allow.auto.create.topics", false);
        config.put("isolation.level", "read_committed");
        config.putIfAbsent("default.api.timeout.ms", (int) LIMIT.toMillis());
        config.putIfAbsent("request.timeout.ms", (int) LIMIT.toMillis());
        config.put("enable.metrics.push", false);
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Writes what is on a topic.
     *
     * @return how many lines there are; values that are no JSON are left out
     * @throws ExportException if the topic cannot be read
     */
    long write(String topic, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            return write(topic, out);
        } catch (InvalidTopicException e) {
            throw new ExportException("There is no topic " + topic, e);
        } catch (KafkaException e) {
            throw new ExportException("Kafka does not let " + topic + " be read: " + e.getMessage(), e);
        }
    }

    private long write(String topic, BufferedWriter out) throws IOException {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition())).toList();
        if (partitions.isEmpty()) {
            throw new InvalidTopicException(topic);
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long lines = 0;
        long heard = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            var records = consumer.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : records) {
                String line = line(record);
                if (line != null && record.offset() < end(ends, record)) {
                    out.write(line);
                    out.write('\n');
                    lines++;
                }
            }
            if (!records.isEmpty()) {
                heard = System.nanoTime();
            } else if (System.nanoTime() - heard > LIMIT.toNanos()) {
                throw new KafkaException("nothing came for " + LIMIT.toSeconds() + " s");
            }
        }
        return lines;
    }

    private static long end(Map<TopicPartition, Long> ends, ConsumerRecord<String, byte[]> record) {
        return ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    private static @Nullable String line(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        record.headers().forEach(header -> {
            if (header.key().startsWith(HEADER) && header.value() != null) {
                line.put(header.key().substring(HEADER.length()), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        line.put("subject", record.key());
        line.put("partition", record.partition());
        line.put("offset", record.offset());
        try {
            line.put("value", JSON.readTree(record.value()));
        } catch (JacksonException e) {
            return null;
        }
        return JSON.writeValueAsString(line);
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(5));
    }
}
