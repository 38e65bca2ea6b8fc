package dev.rapport.common.publishing;

import dev.rapport.common.web.Problems;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
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
    private static final Duration DRAIN = Duration.ofSeconds(5);

    /** How long a producer may go on with what it has not delivered; its successor sends that again. */
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Outbox outbox;
    private final OutboxSignal signal;
    private final Topics topics;
    private final TopicTail tail;
    private final Supplier<Producer<String, byte[]>> producers;
    private final PublishingProperties properties;
    private final PublishingMetrics metrics;

    private final RunState state = new RunState();
    private @Nullable Thread thread;

    Publisher(DataSource dataSource, Outbox outbox, OutboxSignal signal, Topics topics, TopicTail tail,
            Supplier<Producer<String, byte[]>> producers, PublishingProperties properties, PublishingMetrics metrics) {
        this.dataSource = dataSource;
        this.outbox = outbox;
        this.signal = signal;
        this.topics = topics;
        this.tail = tail;
        this.producers = producers;
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    public void start() {
        state.start();
        thread = Thread.ofPlatform().name("publisher").start(this);
    }

    @Override
    public void stop() {
        state.stop(System.nanoTime() + DRAIN.toNanos());
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
        return state.isRunning();
    }

    @Override
    public void run() {
        boolean committed = false;
        while (state.isRunning()) {
            try {
                lead(committed);
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                LOG.atWarn().addKeyValue("cause", Problems.place(e)).log("Publishing is interrupted and starts anew");
                metrics.failed();
            }
            metrics.leading(false);
            committed = pause(properties.leaderRetry());
        }
    }

    private boolean pause(Duration duration) {
        try {
            return state.isRunning() && signal.await(duration);
        } catch (InterruptedException e) {
            state.stop();
            return false;
        }
    }

    /** @param committed whether this instance has committed something since it tried before */
    private void lead(boolean committed) throws SQLException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            if (!Lead.take(connection)) {
                if (committed) {
                    OutboxCalls.call(connection);
                    // Each call makes the leader look, which it does not do more often either.
                    Thread.sleep(OutboxLoop.SPACING);
                }
                return;
            }
            try (var _ = OutboxCalls.hear(dataSource, signal)) {
                provideTopics(connection);
                // A batch's worth at each end covers all that a predecessor can have left unacknowledged.
                Set<Long> sent = new HashSet<>(tail.positions());
                Producer<String, byte[]> producer = producers.get();
                try {
                    metrics.leading(true);
                    new OutboxLoop(connection, producer, sent, outbox, signal, properties, metrics, state).run();
                } finally {
                    // Bounded, for it would wait for a topic that is gone; and before the lead ends.
                    producer.close(CLOSE);
                }
            } finally {
                Lead.release(connection);
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
}
