package dev.rapport.bench.row;

import static java.util.stream.Collectors.toMap;

import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.UnexpectedAnswerException;
import dev.rapport.localstack.StackException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer and a consumer with nothing between them but the broker, on a topic of their own. */
final class KafkaRoundTrip implements AutoCloseable {
    static final int PARTITIONS = 6;
    /** As long as the value of an interaction's event, and what its headers come to. */
    private static final int SIZE = 420 + 450;

    private final String topic = "bench.latency." + UUID.randomUUID();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean closed;

    KafkaRoundTrip(String bootstrap) {
        createTopic(bootstrap, topic);
        producer = new KafkaProducer<>(producerSettings(bootstrap), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", false, "auto.offset.reset", "earliest"),
                new StringDeserializer(), new ByteArrayDeserializer());
        Collection<TopicPartition> all = partitions(topic).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /**
     * Returns when the topic can be written: a partition that is not ready refuses, and may take a later request first.
     */
    static void createTopic(String bootstrap, String topic) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get(30, TimeUnit.SECONDS);
            admin.listOffsets(
                    partitions(topic).collect(toMap(partition -> partition, partition -> OffsetSpec.latest())))
                    .all().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackException("Kafka makes no topic: " + e.getMessage(), e);
        }
    }

    private static Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition));
    }

    /** Those of the services' publisher, but for its one request at a time: the limit is what Kafka can do. */
    static Map<String, Object> producerSettings(String bootstrap) {
        return Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", true, "linger.ms", 0,
                "batch.size", 131_072, "compression.type", "gzip", "compression.gzip.level", 1);
    }

    private void read() {
        while (!closed) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                CountDownLatch latch = waiting.remove(record.key());
                if (latch != null) {
                    latch.countDown();
                }
            });
        }
        consumer.close();
    }

    /** Sends a record and waits until it has been read. */
    Operation roundTrip() {
        return () -> {
            String key = UUID.randomUUID().toString();
            CountDownLatch latch = new CountDownLatch(1);
            waiting.put(key, latch);
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic, key, payload(key)));
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new UnexpectedAnswerException(sent.state() == Future.State.SUCCESS ? "not consumed" : "not sent");
            }
        };
    }

    /** Half of it compresses, as events do. */
    private static byte[] payload(String key) {
        byte[] payload = new byte[SIZE];
        ThreadLocalRandom.current().nextBytes(payload);
        for (int i = SIZE / 2; i < SIZE; i++) {
            payload[i] = (byte) key.charAt(i % key.length());
        }
        return payload;
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
