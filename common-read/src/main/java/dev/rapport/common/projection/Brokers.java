package dev.rapport.common.projection;

import dev.rapport.common.kafka.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Kafka, as the projections of one instance use it. */
final class Brokers implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final KafkaConnection connection;
    private final ProjectionProperties properties;
    private final DecodedEvents decoded = new DecodedEvents();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Admin admin;

    Brokers(KafkaConnection connection, ProjectionProperties properties) {
        this.connection = connection;
        this.properties = properties;
    }

    /** What any projection of this instance has decoded lately. */
    DecodedEvents decoded() {
        return decoded;
    }

    /** The group of a copy; a new copy has a new group. Offsets are never committed to it. */
    String group(String projection, String copy) {
        return properties.group() + "." + projection + "." + copy;
    }

    /** A member of a group that shares the partitions of some topics. */
    KafkaConsumer<String, byte[]> member(String group) {
        var config = common();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) properties.sessionTimeout().toMillis());
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) properties.sessionTimeout().toMillis() / 4);
        // Topics may be made after this consumer was; they are found when it looks at the metadata again.
        config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 3_000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer outside of any group. */
    KafkaConsumer<String, byte[]> reader() {
        var config = common();
        // What is sought lies there, and a request for what follows it would hold up the next.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Where to start is said by the sink. If that cannot be had, nobody may be sent elsewhere silently.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.maxBatch());
        // The broker answers as soon as there is something; the wait only bounds how long a resumed partition is left
        // out, how long other requests to that broker wait, and how often everybody asks when nothing happens.
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 1_000);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 << 10);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put("enable.metrics.push", false);
        return connection.client(config);
    }

    /** The topics that exist. */
    private Map<String, TopicDescription> describe(Collection<String> topics) {
        var found = new HashMap<String, TopicDescription>();
        admin().describeTopics(topics).topicNameValues().forEach((topic, future) -> {
            try {
                found.put(topic, get(future));
            } catch (UnknownTopicOrPartitionException e) {
                // Not there yet.
            }
        });
        return found;
    }

    /** The id of each topic that exists; a topic that is deleted and made again has another one. */
    Map<String, String> topicIds(Collection<String> topics) {
        var ids = new HashMap<String, String>();
        describe(topics).forEach((topic, description) -> ids.put(topic, description.topicId().toString()));
        return ids;
    }

    /**
     * The end of each partition of the topics that exist.
     *
     * @throws KafkaException if the brokers do not answer
     */
    Map<TopicPartition, Long> ends(Set<String> topics) {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        describe(topics).forEach((topic, description) -> description.partitions().forEach(partition -> latest.put(
                new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        var ends = new HashMap<TopicPartition, Long>();
        if (!latest.isEmpty()) {
            get(admin().listOffsets(latest).all()).forEach((partition, info) -> ends.put(partition, info.offset()));
        }
        return ends;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException known) {
                throw known;
            }
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("The brokers do not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new org.apache.kafka.common.errors.InterruptException("Interrupted");
        }
    }

    private Admin admin() {
        lock.lock();
        try {
            if (admin == null) {
                admin = Admin.create(connection.client(Map.of("request.timeout.ms", (int) LIMIT.toMillis(),
                        "default.api.timeout.ms", (int) LIMIT.toMillis(), "reconnect.backoff.max.ms", 1_000,
                        "enable.metrics.push", false)));
            }
            return admin;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (admin != null) {
                admin.close(LIMIT);
                admin = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
