package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the partitions that fall to this instance, as a member of the group of a copy, and hands on what it has
 * decoded. Used by one thread.
 */
final class PartitionReader {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** While there are partitions to be placed, or none yet. */
    private static final Duration SHORT_POLL = Duration.ofMillis(100);

    private static final CloseOptions CLOSING = CloseOptions.timeout(Duration.ofMillis(500));

    /** For what waits at the broker, which answers at once. */
    private static final Duration SHORTEST_POLL = Duration.ofMillis(20);

    private final String name;
    private final Set<String> topics;
    private final String group;
    private final Brokers brokers;
    private final Clock clock;
    private final Tenures tenures;
    private final Placement placement;
    private final PlacementSchedule schedule = new PlacementSchedule();
    private final ReadAhead readAhead;
    private final ReentrantLock applying;
    private final Duration limit;
    private final Demand demand;
    private final Duration gather;
    private volatile @Nullable String kafkaProblem;
    private boolean gathered;

    /**
     * @param applying held while something is applied
     * @param limit how long partitions that go to another instance wait for what is being applied
     * @param gather how long events gather after others have been handed on, unless somebody waits
     */
    PartitionReader(String name, Set<String> topics, String group, Brokers brokers, Clock clock, Tenures tenures,
            Placement placement, ReadAhead readAhead, ReentrantLock applying, Duration limit,
            Demand demand, Duration gather) {
        this.name = name;
        this.topics = topics;
        this.group = group;
        this.brokers = brokers;
        this.clock = clock;
        this.tenures = tenures;
        this.placement = placement;
        this.readAhead = readAhead;
        this.applying = applying;
        this.limit = limit;
        this.demand = demand;
        this.gather = gather;
    }

    /** What keeps it from reading; null if nothing does. */
    @Nullable
    String kafkaProblem() {
        return kafkaProblem;
    }

    /**
     * Reads until it is to stop.
     *
     * @param drain lets what has been read be applied; run before the partitions go to somebody else
     */
    void read(BooleanSupplier stopping, Applier.Pauses pauses, Runnable drain) throws InterruptedException {
        while (!stopping.getAsBoolean()) {
            try {
                readAsMember(stopping, drain);
            } catch (KafkaException | SinkUnavailableException | IllegalStateException e) {
                kafkaProblem = e.toString();
                LOG.warn("{}: reading begins anew after {}", name, e.toString());
                tenures.endAll();
                pauses.pause(Duration.ofSeconds(1));
            }
        }
    }

    private void readAsMember(BooleanSupplier stopping, Runnable drain) throws InterruptedException {
        var consumer = brokers.member(group);
        try {
            consumer.subscribe(topics, new Rebalancing(consumer));
            while (!stopping.getAsBoolean()) {
                readOnce(consumer, stopping);
            }
            drain.run();
        } finally {
            // It would wait for the broker to answer that nothing has come.
            consumer.close(CLOSING);
        }
    }

    private void readOnce(KafkaConsumer<String, byte[]> consumer, BooleanSupplier stopping)
            throws InterruptedException {
        placeConsumer(consumer);
        var chunk = poll(consumer, tenures.arePlaced() ? POLL : SHORT_POLL);
        if (gathered && !chunk.isEmpty()) {
            // While they gathered, the consumer was sent those that came first; the others are still at the broker.
            chunk.addAll(poll(consumer, SHORTEST_POLL));
        }
        for (int from = 0; from < chunk.size(); from += readAhead.most()) {
            var some = chunk.subList(from, Math.min(chunk.size(), from + readAhead.most()));
            if (!handOver(consumer, some, stopping)) {
                return;
            }
        }
        long began = System.nanoTime();
        if (!lookAtEnds(consumer) && !chunk.isEmpty()) {
            demand.pause(gather);
        }
        gathered = System.nanoTime() - began > SHORTEST_POLL.toNanos();
    }

    private List<Received> poll(KafkaConsumer<String, byte[]> consumer, Duration patience) {
        ConsumerRecords<String, byte[]> records;
        try {
            records = consumer.poll(patience);
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().keySet().forEach(partition -> beginTenure(consumer, partition));
            return new ArrayList<>();
        }
        var chunk = new ArrayList<Received>(records.count());
        for (var partition : records.partitions()) {
            var tenure = tenures.current(partition);
            if (tenure != null) {
                records.records(partition)
                        .forEach(read -> chunk.add(Received.of(tenure, read, brokers.decoded(), false)));
            }
        }
        return chunk;
    }

    /** @return false if this is to stop and it was not taken: nothing behind it may be applied then */
    private boolean handOver(KafkaConsumer<String, byte[]> consumer, List<Received> chunk, BooleanSupplier stopping)
            throws InterruptedException {
        while (!readAhead.offer(chunk, Duration.ofMillis(500))) {
            if (stopping.getAsBoolean()) {
                return false;
            }
            stayMember(consumer);
        }
        return true;
    }

    /** While the sink is slow or away nothing more is read, but the group must hear from this member. */
    private void stayMember(KafkaConsumer<String, byte[]> consumer) {
        consumer.pause(consumer.assignment());
        var none = consumer.poll(Duration.ZERO);
        if (!none.isEmpty()) {
            throw new IllegalStateException("Records from paused partitions");
        }
        consumer.resume(tenures.readable());
    }

    /** @return whether more is known to wait at the broker */
    private boolean lookAtEnds(KafkaConsumer<String, byte[]> consumer) {
        boolean more = false;
        long now = clock.millis();
        for (var tenure : tenures.placed()) {
            var lag = consumer.currentLag(tenure.partition());
            if (lag.isPresent()) {
                tenure.seenEnd(consumer.position(tenure.partition()) + lag.getAsLong(), now);
                more |= lag.getAsLong() > 0;
            }
        }
        return more;
    }

    /** A new tenure stands still until the sink has said where it begins. */
    private void beginTenure(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        tenures.begin(partition);
        // Without any position the consumer would look for one itself and fail.
        consumer.seek(partition, 0);
        consumer.pause(List.of(partition));
    }

    private void placeConsumer(KafkaConsumer<String, byte[]> consumer) {
        tenures.toBeginAnew().forEach(partition -> beginTenure(consumer, partition));
        var unplaced = tenures.unplaced();
        if (unplaced.isEmpty() || !schedule.isDue(System.nanoTime())) {
            return;
        }
        try {
            if (!placement.place(consumer, unplaced)) {
                schedule.misplaced(System.nanoTime());
            }
            kafkaProblem = null;
        } catch (SinkUnavailableException e) {
            schedule.unanswered(System.nanoTime());
        } catch (KafkaException e) {
            kafkaProblem = e.toString();
            schedule.unanswered(System.nanoTime());
        }
    }

    private final class Rebalancing implements ConsumerRebalanceListener {

        private final KafkaConsumer<String, byte[]> consumer;

        Rebalancing(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> beginTenure(consumer, partition));
            schedule.atOnce();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            onPartitionsLost(partitions);
            // What is being applied right now is finished before another instance begins; should it take longer than
            // that, the guards of the sink keep late writes harmless.
            try {
                if (applying.tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    applying.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                tenures.end(partition);
                placement.forget(partition);
            }
        }
    }
}
