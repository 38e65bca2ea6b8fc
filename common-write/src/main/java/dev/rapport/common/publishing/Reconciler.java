package dev.rapport.common.publishing;

import dev.rapport.common.web.Problems;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares store and topics continuously: every event that is in the store and no longer in the outbox must be on its
 * topic. What is missing is reported and put back into the outbox. It should never find anything; it is the proof, not
 * the mechanism. A lost or replaced Kafka is filled again the same way.
 */
final class Reconciler implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int MOST_EVENTS = 20_000;
    private static final Duration READ = Duration.ofSeconds(60);

    private final JdbcOperations jdbc;
    private final TransactionOperations transactions;
    private final PublishingProperties properties;
    private final TopicTail topics;
    private final PublishingMetrics metrics;
    private final OutboxSignal signal;
    private final Clock clock;

    private volatile CountDownLatch stopped = new CountDownLatch(0);

    Reconciler(JdbcOperations jdbc, TransactionOperations transactions, PublishingProperties properties,
            TopicTail topics, PublishingMetrics metrics, OutboxSignal signal, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.properties = properties;
        this.topics = topics;
        this.metrics = metrics;
        this.signal = signal;
        this.clock = clock;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        Thread.ofVirtual().name("reconciler").start(this);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }

    @Override
    public void run() {
        var seen = new SeenPositions();
        try (var consumer = topics.consumer()) {
            boolean placed = false;
            while (!stopped.await(properties.reconcile().toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    if (!placed) {
                        placed = place(consumer);
                        seen.clear();
                    }
                    placed = placed && compare(consumer, seen);
                } catch (RuntimeException e) {
                    LOG.atInfo().addKeyValue("cause", Problems.place(e)).log("Store and topics cannot be compared now");
                    placed = false;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Reconciliation ends");
        }
    }

    private boolean place(KafkaConsumer<String, byte[]> consumer) {
        var partitions = topics.partitions(consumer);
        if (partitions.isEmpty()) {
            return false;
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        jdbc.query("select topic, partition, next_offset from reconciliation", (ResultSet row) -> {
            offsets.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        });
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        boolean shrunk = ends.entrySet().stream()
                .anyMatch(end -> offsets.getOrDefault(end.getKey(), 0L) > end.getValue());
        if (shrunk) {
            LOG.error("A topic is shorter than it was: everything is compared from the beginning");
            offsets.clear();
            moveBase(0, Map.of());
        }
        partitions.forEach(partition -> consumer.seek(partition, offsets.getOrDefault(partition, 0L)));
        return true;
    }

    /** One round; false when the topics have to be looked at anew. */
    private boolean compare(KafkaConsumer<String, byte[]> consumer, SeenPositions seen) {
        long base = base();
        // First the store, then the topics: what the store lists here had been acknowledged before.
        List<Long> published = jdbc.query("""
                select e.position from event e left join outbox o using (position)
                where e.position > ? and o.position is null order by e.position limit ?
                """, (row, number) -> row.getLong(1), base, MOST_EVENTS);
        if (published.isEmpty()) {
            metrics.missing(0);
            return true;
        }
        if (!readToEnd(consumer, seen)) {
            return false;
        }
        List<Long> missing = published.stream().filter(position -> !seen.contains(position)).toList();
        metrics.missing(missing.size());
        if (!missing.isEmpty()) {
            LOG.atError().addKeyValue("events", missing.size()).addKeyValue("first", missing.getFirst())
                    .log("Events of the store are missing on Kafka and are published again");
            jdbc.update("insert into outbox (position) select unnest(?::bigint[]) on conflict do nothing",
                    new Object[]{missing.toArray(Long[]::new)});
            signal.fire();
            return true;
        }
        advance(consumer, seen, published, base);
        return true;
    }

    /**
     * A transaction may still commit an event with a lower position, so that the base stays behind by more than one may
     * last.
     */
    private void advance(KafkaConsumer<String, byte[]> consumer, SeenPositions seen, List<Long> published, long base) {
        Long settled = jdbc.queryForObject("""
                select max(position) from event where position > ? and position <= ? and recorded_at < ?
                """, Long.class, base, published.getLast(),
                clock.instant().minus(properties.reconcileAgain()).atOffset(ZoneOffset.UTC));
        if (settled != null) {
            var offsets = new HashMap<TopicPartition, Long>();
            consumer.assignment().forEach(partition -> offsets.put(partition, consumer.position(partition)));
            seen.forgetUpTo(settled);
            // Offsets may only move over events that need not be seen again after a restart.
            moveBase(settled, seen.isEmpty() ? offsets : Map.of());
        }
    }

    private boolean readToEnd(KafkaConsumer<String, byte[]> consumer, SeenPositions seen) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long deadline = System.nanoTime() + READ.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (var event : consumer.poll(Duration.ofMillis(200))) {
                seen.add(TopicTail.storePosition(event));
            }
            if (!isRunning() || System.nanoTime() > deadline) {
                return false;
            }
        }
        // A topic that has become shorter was deleted or restored.
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())
                && consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) <= end.getValue());
    }

    private long base() {
        List<Long> base = jdbc.query("select position from reconciliation_base",
                (row, number) -> row.getLong(1));
        return base.isEmpty() ? 0 : base.getFirst();
    }

    private void moveBase(long position, Map<TopicPartition, Long> offsets) {
        transactions.executeWithoutResult(status -> {
            jdbc.update("""
                    insert into reconciliation_base (position) values (?)
                    on conflict (one) do update set position = excluded.position
                    """, position);
            if (position == 0) {
                jdbc.update("delete from reconciliation");
            }
            offsets.forEach((partition, offset) -> jdbc.update("""
                    insert into reconciliation (topic, partition, next_offset) values (?, ?, ?)
                    on conflict (topic, partition) do update set next_offset = excluded.next_offset
                    """, partition.topic(), partition.partition(), offset));
        });
    }
}
