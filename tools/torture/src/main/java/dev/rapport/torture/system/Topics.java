package dev.rapport.torture.system;

import dev.rapport.localstack.StackException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of events and of states, with nothing but Kafka's own client. */
public final class Topics {
    private static final String PREFIX = "rapport.";
    /** Holds no events. */
    private static final String AUDIT = "rapport.audit";
    /** Records as they are now, by kind. */
    private static final String STATES = "rapport.state.";
    private static final String STATES_GROUP = "reporting-service.states";

    private static final Duration BOUND = Duration.ofSeconds(90);

    private final String bootstrap;

    /** @param bootstrap host and port of the broker */
    public Topics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Every event of every topic, from offset 0 to the end as it is now; in order within a partition. */
    public List<ConsumerRecord<String, byte[]>> all() {
        return read(Topics::isOfEvents, end -> 0);
    }

    /** The last event of every partition that has one. */
    public List<ConsumerRecord<String, byte[]>> last() {
        return read(Topics::isOfEvents, end -> Math.max(0, end - 1));
    }

    /** The last state of every record, by its id; what was never committed is none. */
    public Map<String, ConsumerRecord<String, byte[]>> states() {
        Map<String, ConsumerRecord<String, byte[]>> last = new HashMap<>();
        read(topic -> topic.startsWith(STATES), end -> 0).forEach(state -> last.put(state.key(), state));
        return last;
    }

    /** How many events have not been seen to by who publishes states. */
    public long behindOfStates() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            Map<TopicPartition, OffsetAndMetadata> seen = admin.listConsumerGroupOffsets(STATES_GROUP)
                    .partitionsToOffsetAndMetadata().get(BOUND.toSeconds(), TimeUnit.SECONDS);
            long behind = 0;
            for (var end : consumer.endOffsets(partitions(consumer, Topics::isOfEvents), BOUND).entrySet()) {
                OffsetAndMetadata offset = seen.get(end.getKey());
                behind += end.getValue() - (offset == null ? 0 : offset.offset());
            }
            return behind;
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("the broker does not tell how far states are: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static boolean isOfEvents(String topic) {
        return topic.startsWith(PREFIX) && !topic.startsWith(STATES) && !topic.equals(AUDIT);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false", "fetch.max.wait.ms",
                "50", "auto.offset.reset", "none", "isolation.level", "read_committed"));
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer, Predicate<String> topics) {
        return consumer.listTopics(BOUND).entrySet().stream().filter(topic -> topics.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    }

    /** @param from the first offset to read of a partition with that end */
    private List<ConsumerRecord<String, byte[]>> read(Predicate<String> topics, LongUnaryOperator from) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, BOUND);
            consumer.assign(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, from.applyAsLong(end)));
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            long deadline = System.nanoTime() + BOUND.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new StackException("the topics cannot be read to their ends within " + BOUND);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Puts records onto their topics, in order; returns when the broker has them. */
    public void send(List<ProducerRecord<String, byte[]>> records) {
        Properties properties = new Properties();
        properties.putAll(Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", "true",
                "max.in.flight.requests.per.connection", "1", "delivery.timeout.ms", "90000", "max.block.ms", "60000"));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(properties, new StringSerializer(),
                new ByteArraySerializer())) {
            var acknowledgements = records.stream().map(producer::send).toList();
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get(BOUND.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("the broker does not take records: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    /** The header's text, or an empty one. */
    public static String header(ConsumerRecord<String, byte[]> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** When it was recorded; events of earlier versions say so in {@code ce_time}. */
    public static String recordedAt(ConsumerRecord<String, byte[]> event) {
        String recorded = header(event, "ce_recordedtime");
        return recorded.isEmpty() ? header(event, "ce_time") : recorded;
    }

    /** The event's place within its record, from 0. */
    public static long sequence(ConsumerRecord<String, byte[]> event) {
        return Long.parseLong(header(event, "ce_sequence"));
    }
}
