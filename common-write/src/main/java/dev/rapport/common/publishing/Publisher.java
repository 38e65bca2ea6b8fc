package dev.rapport.common.publishing;

import dev.rapport.common.web.Problems;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the outbox, in order, while it holds the lead of its service: an advisory lock of the database, so that it
 * ends with the connection. Events leave the outbox after the broker has acknowledged them; whatever fails in between
 * is done again, and consumers see an event once or more, never out of the order of its aggregate.
 */
final class Publisher implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final long LOCK = 0x5241_5050_4F52_5401L;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /**
     * Reads that find less than a batch are at least so far apart: each costs two statements and a request whatever it finds,
     * and under load they would find but one event or two. What comes after a while of rest does not wait.
     */
    private static final Duration SPACING = Duration.ofMillis(5);

    /** How long a producer may go on with what it has not delivered; its successor sends that again. */
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Outbox outbox;
    private final OutboxSignal signal;
    private final Topics topics;
    private final TopicTail tail;
    private final PublishingProperties properties;
    private final PublishingMetrics metrics;
    private final Supplier<Producer<String, byte[]>> producers;

    private volatile boolean running;
    /** When an end that has been asked for waits no longer for a backlog, as {@link System#nanoTime}. */
    private volatile long drainUntil;
    private @Nullable Thread thread;

    Publisher(DataSource dataSource, Outbox outbox, OutboxSignal signal, Topics topics, TopicTail tail,
            PublishingProperties properties, PublishingMetrics metrics) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.signal = signal;
        this.topics = topics;
        this.tail = tail;
        this.properties = properties;
        this.metrics = metrics;
        this.producers = () -> producer(properties);
    }

    /**
     * A producer that never gives an event up, since giving one up would let its successors overtake it. It has one request
     * under way at a time: a partition that knows nothing of a producer yet takes any of its requests for the first, so
     * that a second one would overtake the first if the partition's leader was not ready for that (KAFKA-15591).
     */
    static Producer<String, byte[]> producer(PublishingProperties properties) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", properties.bootstrapServers(), "acks", "all", "enable.idempotence", true,
                        "max.in.flight.requests.per.connection", 1, "delivery.timeout.ms", Integer.MAX_VALUE,
                        "max.block.ms", 10_000, "linger.ms", 0, "batch.size", 131_072, "compression.type", "lz4",
                        "reconnect.backoff.max.ms", 500),
                new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("publisher").start(this);
    }

    @Override
    public void stop() {
        drainUntil = System.nanoTime() + DRAIN.toNanos();
        running = false;
        signal.fire();
        Thread publisher = thread;
        if (publisher != null) {
            try {
                if (!publisher.join(DRAIN.plusSeconds(2))) {
                    publisher.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void run() {
        while (running) {
            try {
                lead();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.atWarn().addKeyValue("cause", Problems.place(e)).log("Publishing is interrupted and starts anew");
                metrics.failed();
            }
            metrics.leading(false);
            pause(properties.leaderRetry());
        }
    }

    private void pause(Duration duration) {
        if (running) {
            try {
                signal.await(duration);
            } catch (InterruptedException e) {
                running = false;
            }
        }
    }

    private void lead() throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            if (!takeLead(connection)) {
                return;
            }
            try {
                provideTopics(connection);
                // A batch's worth at each end covers all that a predecessor can have left unacknowledged.
                Set<Long> sent = new HashSet<>(tail.positions());
                Producer<String, byte[]> producer = producers.get();
                try {
                    metrics.leading(true);
                    publish(connection, producer, sent);
                } finally {
                    // Bounded, for it would wait for a topic that is gone; and before the lead ends.
                    producer.close(CLOSE);
                }
            } finally {
                releaseLead(connection);
            }
        }
    }

    /**
     * A topic that is missing is new or was lost. All its events go back into the outbox before it is there, so that
     * nothing gets ahead of them on it: neither what is recorded now nor, after a crash in between, a later publisher.
     */
    private void provideTopics(Connection connection) throws SQLException, InterruptedException {
        Set<String> missing = topics.missing();
        if (missing.isEmpty()) {
            return;
        }
        long refilled = outbox.refill(connection, missing);
        if (refilled > 0) {
            LOG.atError().addKeyValue("topics", missing).addKeyValue("events", refilled)
                    .log("Topics are gone: they are made again and filled from the store");
        }
        topics.create(missing);
    }

    /** Events on their way to the broker, but for those that are there already. */
    private record Batch(List<Long> positions, List<Future<?>> acknowledgements) {

        static final Batch NONE = new Batch(List.of(), List.of());

        static List<Long> positions(List<Outbox.Entry> entries) {
            return entries.stream().map(Outbox.Entry::position).toList();
        }

        int size() {
            return positions.size();
        }
    }

    private void publish(Connection connection, Producer<String, byte[]> producer, Set<Long> sent)
            throws SQLException, InterruptedException {
        while (true) {
            long began = System.nanoTime();
            List<Outbox.Entry> entries = catchUp(connection, producer, sent,
                    outbox.next(connection, List.of(), batchSize()));
            Batch batch = send(producer, entries, sent);
            settle(connection, batch);
            if (!running && (batch.size() == 0 || isDrainOver())) {
                return;
            }
            if (batch.size() == 0) {
                sent.clear();
                signal.await(properties.poll());
            }
            Thread.sleep(SPACING.minusNanos(System.nanoTime() - began));
        }
    }

    private int batchSize() {
        return properties.batchSize() / 2;
    }

    /**
     * Publishes whole batches for as long as there are any. While one is handed to the producer, the one before it is
     * forgotten and the one after it is read: the database and this process would otherwise wait for each other.
     *
     * @return what is left, less than a batch
     */
    private List<Outbox.Entry> catchUp(Connection connection, Producer<String, byte[]> producer, Set<Long> sent,
            List<Outbox.Entry> first) throws SQLException, InterruptedException {
        if (first.size() < batchSize()) {
            return first;
        }
        List<Outbox.Entry> entries = first;
        Batch before = Batch.NONE;
        // Its end waits for the thread's: never do two use the connection at once.
        try (var database = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("outbox").factory())) {
            while (entries.size() == batchSize() && !isDrainOver()) {
                awaitAll(connection, before.acknowledgements());
                var acknowledged = before;
                var current = entries;
                Future<List<Outbox.Entry>> following = database.submit(() -> {
                    forget(connection, acknowledged);
                    return outbox.next(connection, Batch.positions(current), batchSize());
                });
                before = send(producer, current, sent);
                entries = result(following);
            }
        }
        settle(connection, before);
        return entries.size() < batchSize() ? entries : List.of();
    }

    private boolean isDrainOver() {
        return !running && System.nanoTime() - drainUntil > 0;
    }

    private static <T> T result(Future<T> task) throws SQLException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Batch send(Producer<String, byte[]> producer, List<Outbox.Entry> entries, Set<Long> sent)
            throws InterruptedException {
        var batch = new Batch(Batch.positions(entries), new ArrayList<>(entries.size()));
        for (Outbox.Entry entry : entries) {
            if (!sent.contains(entry.position())) {
                batch.acknowledgements().add(send(producer, entry));
            }
        }
        return batch;
    }

    /** Waits until the broker has acknowledged all, and forgets them. */
    private void settle(Connection connection, Batch batch) throws SQLException, InterruptedException {
        awaitAll(connection, batch.acknowledgements());
        forget(connection, batch);
    }

    private void forget(Connection connection, Batch acknowledged) throws SQLException {
        if (acknowledged.size() > 0) {
            outbox.delete(connection, acknowledged.positions());
            metrics.published(acknowledged.acknowledgements().size());
        }
    }

    private static Future<?> send(Producer<String, byte[]> producer, Outbox.Entry entry) throws InterruptedException {
        Future<?> acknowledgement = producer.send(entry.event());
        if (acknowledgement.isDone()) {
            // What could not even be queued must not be overtaken by what follows it.
            isDone(acknowledgement);
        }
        return acknowledgement;
    }

    /**
     * Waits as long as the lead lasts and the broker acknowledges anything. One that is down holds events up, it never makes
     * them be skipped: they are still in the outbox, and whoever leads next begins with the oldest. What had been sent and
     * not acknowledged may then be on its topic twice, which its sequence tells.
     */
    private void awaitAll(Connection connection, List<Future<?>> acknowledgements)
            throws SQLException, InterruptedException {
        for (Future<?> acknowledgement : acknowledgements) {
            long deadline = System.nanoTime() + properties.acknowledgement().toNanos();
            while (!isDone(acknowledgement)) {
                if (!running || !connection.isValid(5)) {
                    throw new KafkaException("The broker does not acknowledge and the lead has ended");
                }
                if (System.nanoTime() - deadline > 0) {
                    // A producer looks for a topic that is gone for ever, and only its creation would help it.
                    throw new KafkaException("The broker acknowledges nothing");
                }
            }
        }
    }

    /** Whether the broker has acknowledged by the end of a second. */
    private static boolean isDone(Future<?> acknowledgement) throws InterruptedException {
        try {
            acknowledgement.get(1, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new KafkaException("The broker refuses an event", e.getCause());
        }
    }

    private static boolean takeLead(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                if (!row.next() || !row.getBoolean(1)) {
                    return false;
                }
            }
        }
        // A plan that was made while the outbox was short would go through all of it when it is long, for each batch.
        execute(connection, "set enable_seqscan = off");
        return true;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void releaseLead(Connection connection) {
        try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            execute(connection, "reset enable_seqscan");
            statement.setLong(1, LOCK);
            statement.execute();
        } catch (SQLException e) {
            LOG.debug("The connection that held the lead is gone, and the lead with it");
        }
    }
}
