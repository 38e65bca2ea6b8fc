package dev.rapport.reporting.stream;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;

/**
 * Reads all topics once for everybody who follows the stream, from their ends on. Who comes back after a while first
 * reads {@linkplain MissedChanges what was missed}, up to where this stood when the client was let in.
 */
final class StreamHub implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamHub.class);
    private static final Duration POLL = Duration.ofMillis(250);
    /** How long changes gather while nobody follows. */
    private static final long UNFOLLOWED_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LOOK_FOR_TOPICS_NANOS = Duration.ofSeconds(3).toNanos();

    private final KafkaConnection kafka;
    private final Set<String> topics;
    private final Changes changes;
    private final Set<StreamClient> clients = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition joined = lock.newCondition();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(this::run);
    private long topicsSeenAt;

    StreamHub(KafkaConnection kafka, Set<String> topics, Changes changes) {
        this.kafka = kafka;
        this.topics = Set.copyOf(topics);
        this.changes = changes;
    }

    // Following

    /**
     * Lets a client in; from now on it gets what happens.
     *
     * @return where the stream stood at that moment
     * @throws ProblemException 503 {@code unavailable} if the stream has not begun yet
     */
    Map<TopicPartition, Long> join(StreamClient client) throws InterruptedException {
        if (!begun.await(StreamConsumers.LIMIT.toMillis(), TimeUnit.MILLISECONDS) || !running) {
            throw unavailable();
        }
        lock.lock();
        try {
            clients.add(client);
            joined.signalAll();
            return Map.copyOf(next);
        } finally {
            lock.unlock();
        }
    }

    void leave(StreamClient client) {
        client.close();
        clients.remove(client);
    }

    /** How many follow. */
    int followers() {
        return clients.size();
    }

    /** Asks all streams of a caller for a heartbeat. */
    void probe(UUID caller) {
        clients.stream().filter(client -> client.caller().equals(caller)).forEach(StreamClient::probe);
    }

    static ProblemException unavailable() {
        return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                "The stream cannot be followed right now. Try again.");
    }

    // Reading

    @Override
    public void start() {
        running = true;
        begun = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("stream").daemon().start(this::run);
    }

    /** Before the web server waits for its requests to end, so that those of the stream do. */
    @Override
    public void stop() {
        running = false;
        clients.forEach(StreamClient::close);
        try {
            thread.join(StreamConsumers.LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try (var consumer = StreamConsumers.open(kafka)) {
                topicsSeenAt = System.nanoTime() - LOOK_FOR_TOPICS_NANOS;
                while (running) {
                    read(consumer);
                }
            } catch (KafkaException e) {
                LOG.warn("The stream begins anew where it was after {}", e.toString());
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
        if (System.nanoTime() - topicsSeenAt >= LOOK_FOR_TOPICS_NANOS) {
            lookForTopics(consumer);
            topicsSeenAt = System.nanoTime();
        }
        if (consumer.assignment().isEmpty()) {
            pause();
            return;
        }
        try {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                boolean followed = !clients.isEmpty();
                List<Change.Located> read = List.of();
                if (followed) {
                    read = changes.of(records);
                } else {
                    changes.remember(records);
                }
                lock.lock();
                try {
                    if (!followed && !clients.isEmpty()) {
                        // Somebody came in between, and was told that these are still to come.
                        read = changes.of(records);
                    }
                    List<Change.Located> all = read;
                    records.partitions().forEach(partition -> next.put(partition, consumer.position(partition)));
                    clients.forEach(client -> client.offer(all));
                    long left = UNFOLLOWED_NANOS;
                    while (clients.isEmpty() && running && left > 0) {
                        left = joined.awaitNanos(left);
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (OffsetOutOfRangeException e) {
            // A topic was made anew. Nobody can be told what happened in between; from here on it goes on.
            LOG.error("The stream goes on at the end of {}", e.offsetOutOfRangePartitions().keySet());
            consumer.endOffsets(e.offsetOutOfRangePartitions().keySet()).forEach(consumer::seek);
        }
    }

    private void lookForTopics(KafkaConsumer<String, byte[]> consumer) {
        var there = new ArrayList<TopicPartition>();
        consumer.listTopics().forEach((topic, partitions) -> {
            if (topics.contains(topic)) {
                partitions.forEach(partition -> there.add(new TopicPartition(topic, partition.partition())));
            }
        });
        var assigned = consumer.assignment();
        var added = there.stream().filter(partition -> !assigned.contains(partition)).toList();
        if (!added.isEmpty()) {
            place(consumer, there, added);
        }
        begun.countDown();
    }

    private void place(KafkaConsumer<String, byte[]> consumer, List<TopicPartition> all, List<TopicPartition> added) {
        var before = new HashMap<TopicPartition, Long>();
        consumer.assignment().forEach(partition -> before.put(partition, consumer.position(partition)));
        consumer.assign(all);
        before.forEach(consumer::seek);
        var ends = consumer.endOffsets(added);
        lock.lock();
        try {
            for (var partition : added) {
                // What has come into being since the start is new from its first event on.
                long start = next.getOrDefault(partition,
                        begun.getCount() == 0 ? 0L : ends.getOrDefault(partition, 0L));
                consumer.seek(partition, start);
                next.put(partition, start);
            }
        } finally {
            lock.unlock();
        }
    }
}
