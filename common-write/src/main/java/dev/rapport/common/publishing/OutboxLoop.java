package dev.rapport.common.publishing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Publishes the outbox on the connection that holds the lead, for as long as that lasts. Used by one thread. */
final class OutboxLoop {

    /**
     * Reads that find less than a batch are at least so far apart: each costs a statement and a request whatever it
     * finds, and under load they would find but one event or two. What comes after a while of rest does not wait.
     */
    static final Duration SPACING = Duration.ofMillis(5);

    private final Connection connection;
    private final Producer<String, byte[]> producer;
    private final Set<Long> sent;
    private final Outbox outbox;
    private final OutboxSignal signal;
    private final PublishingProperties properties;
    private final PublishingMetrics metrics;
    private final RunState state;

    /** @param sent positions of events that a predecessor has sent; forgotten when the outbox has been empty */
    OutboxLoop(Connection connection, Producer<String, byte[]> producer, Set<Long> sent, Outbox outbox,
            OutboxSignal signal, PublishingProperties properties, PublishingMetrics metrics, RunState state) {
        this.connection = connection;
        this.producer = producer;
        this.sent = sent;
        this.outbox = outbox;
        this.signal = signal;
        this.properties = properties;
        this.metrics = metrics;
        this.state = state;
    }

    /** Events on their way to the broker, but for those that are there already. */
    private record Sent(List<Long> positions, List<Future<?>> acknowledgements) {

        static final Sent NONE = new Sent(List.of(), List.of());

        int size() {
            return positions.size();
        }
    }

    /** Until the end is asked for, or something fails. */
    void run() throws SQLException, InterruptedException {
        var batch = Sent.NONE;
        while (true) {
            long began = System.nanoTime();
            batch = acknowledged(send(Batch.of(catchUp(next(batch.positions(), List.of())), sent)));
            switch (PublisherTurn.next(state.isRunning(), batch.size(), isDrainOver())) {
                case END -> {
                    outbox.delete(connection, batch.positions());
                    return;
                }
                case REST -> {
                    sent.clear();
                    signal.await(properties.poll());
                }
                case GO_ON -> {
                }
            }
            Thread.sleep(SPACING.minusNanos(System.nanoTime() - began));
        }
    }

    private List<Outbox.Entry> next(List<Long> acknowledged, List<Long> underWay) throws SQLException {
        return outbox.next(connection, acknowledged, underWay, batchSize());
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
    private List<Outbox.Entry> catchUp(List<Outbox.Entry> first) throws SQLException, InterruptedException {
        if (first.size() < batchSize()) {
            return first;
        }
        List<Outbox.Entry> entries = first;
        Sent before = Sent.NONE;
        // Its end waits for the thread's: never do two use the connection at once.
        try (var database = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("outbox").factory())) {
            while (entries.size() == batchSize() && !isDrainOver()) {
                var acknowledged = acknowledged(before);
                var current = Batch.of(entries, sent);
                Future<List<Outbox.Entry>> following = database
                        .submit(() -> next(acknowledged.positions(), current.positions()));
                before = send(current);
                entries = result(following);
            }
        }
        outbox.delete(connection, acknowledged(before).positions());
        return entries.size() < batchSize() ? entries : List.of();
    }

    private boolean isDrainOver() {
        return state.isDrainOver(System.nanoTime());
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

    private Sent send(Batch batch) throws InterruptedException {
        var acknowledgements = new ArrayList<Future<?>>(batch.records().size());
        for (var record : batch.records()) {
            acknowledgements.add(send(record));
        }
        return new Sent(batch.positions(), acknowledgements);
    }

    /** Waits until the broker has acknowledged all, so that they can be forgotten. */
    private Sent acknowledged(Sent batch) throws SQLException, InterruptedException {
        awaitAll(batch.acknowledgements());
        metrics.published(batch.acknowledgements().size());
        return batch;
    }

    private Future<?> send(ProducerRecord<String, byte[]> event) throws InterruptedException {
        Future<?> acknowledgement = producer.send(event);
        if (acknowledgement.isDone()) {
            // What could not even be queued must not be overtaken by what follows it.
            isDone(acknowledgement);
        }
        return acknowledgement;
    }

    /**
     * Waits as long as the lead lasts and the broker acknowledges anything. One that is down holds events up, it never
     * makes them be skipped: they are still in the outbox, and whoever leads next begins with the oldest. What had been
     * sent and not acknowledged may then be on its topic twice, which its sequence tells.
     */
    private void awaitAll(List<Future<?>> acknowledgements) throws SQLException, InterruptedException {
        for (Future<?> acknowledgement : acknowledgements) {
            var deadline = AcknowledgementDeadline.of(properties.acknowledgement(), System.nanoTime());
            while (!isDone(acknowledgement)) {
                deadline.check(state.isRunning() && connection.isValid(5), System.nanoTime());
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
}
