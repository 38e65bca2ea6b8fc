package dev.rapport.reporting.security;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the audit log from its topic. It is short enough to be read when somebody asks, and kept nowhere else. */
final class AuditTrail {

    private static final String TOPIC = "rapport.audit";
    private static final int LIMIT_MILLIS = 5_000;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** Entries that one question reads at most. */
    static final int MOST = 500_000;

    private final KafkaConnection kafka;
    private final JsonMapper json = JsonMapper.shared();

    AuditTrail(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** Something that somebody did or was refused. */
    record Entry(Instant at, String event, String reason, UUID actor) {}

    /** What was read, in the order of time, and whether that was not all. */
    record Read(List<Entry> entries, boolean incomplete) {}

    /**
     * Reads what people did.
     *
     * @param from
     *            from this instant on
     * @param to
     *            before this one
     */
    Read read(Instant from, Instant to) {
        var entries = new ArrayList<Entry>();
        boolean incomplete = false;
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(TOPIC, info.partition())).toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var times = new HashMap<TopicPartition, Long>();
            partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
            consumer.offsetsForTimes(times).forEach((partition, found) -> consumer.seek(partition,
                    offset(found, ends.getOrDefault(partition, 0L))));
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (!incomplete && partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (var each : consumer.poll(POLL)) {
                    var entry = entry(each.value());
                    if (entry != null && !entry.at().isBefore(from) && entry.at().isBefore(to)) {
                        entries.add(entry);
                    }
                }
                incomplete = entries.size() >= MOST || System.nanoTime() - deadline > 0;
            }
        } catch (KafkaException e) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                    "The audit log cannot be read right now. Try again.");
        }
        entries.sort(Comparator.comparing(Entry::at));
        return new Read(entries, incomplete);
    }

    private static long offset(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : found.offset();
    }

    /** Null for what nobody did who is known. */
    private @Nullable Entry entry(byte[] value) {
        try {
            var fields = json.readTree(value);
            return new Entry(Instant.parse(fields.path("at").asString("")), fields.path("event").asString(""),
                    fields.path("reason").asString(""), UUID.fromString(fields.path("actor").asString("")));
        } catch (JacksonException | DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(kafka.client(Map.of("enable.auto.commit", false, "auto.offset.reset", "earliest",
                "allow.auto.create.topics", false, "default.api.timeout.ms", LIMIT_MILLIS, "request.timeout.ms",
                LIMIT_MILLIS, "max.poll.records", 5_000, "enable.metrics.push", false)), new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
