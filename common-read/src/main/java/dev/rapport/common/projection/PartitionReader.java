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
 * Reads the partitions that fall to this instance, as a member of the group of a copy, and hands on what it has decoded.
 * Used by one thread.
 */
final class PartitionReader {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionReader.class);
    private static final Duration POLL = Duration.ofMillis(100);

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
    private volatile @Nullable String kafkaProblem;

    /**
     * @param applying held while something is applied
     * @param limit how long partitions that go to another instance wait for what is being applied
     */
    PartitionReader(String name, Set<String> topics, String group, Brokers brokers, Clock clock, Tenures tenures,
            Placement placement, ReadAhead readAhead, ReentrantLock applying, Duration limit) {
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
            try (var consumer = brokers.member(group)) {
                consumer.subscribe(topics, new Rebalancing(consumer));
                while (!stopping.getAsBoolean()) {
                    readOnce(consumer, stopping);
                }
                drain.run();
            } catch (KafkaException | SinkUnavailableException | IllegalStateException e) {
                kafkaProblem = e.toString();
                LOG.warn("{}: reading begins anew after {}", name, e.toString());
                tenures.endAll();
                pauses.pause(Duration.ofSeconds(1));
            }
        }
    }

    private void readOnce(KafkaConsumer<String, byte[]> consumer, BooleanSupplier stopping)
            throws InterruptedException {
        placeConsumer(consumer);
        ConsumerRecords<String, byte[]> records;
        try {
            records = consumer.poll(POLL);
        } catch (OffsetOutOfRangeException e) {
            e.offsetOutOfRangePartitions().keySet().forEach(partition -> beginTenure(consumer, partition));
            return;
        }
        if (!records.isEmpty()) {
            var chunk = new ArrayList<Received>(records.count());
            for (var partition : records.partitions()) {
                var tenure = tenures.current(partition);
                if (tenure != null) {
                    records.records(partition)
                            .forEach(read -> chunk.add(Received.of(tenure, read, brokers.decoded(), false)));
                }
            }
            if (!chunk.isEmpty()) {
                handOver(consumer, chunk, stopping);
            }
        }
        lookAtEnds(consumer);
    }

    private void handOver(KafkaConsumer<String, byte[]> consumer, List<Received> chunk, BooleanSupplier stopping)
            throws InterruptedException {
        while (!readAhead.offer(chunk, Duration.ofMillis(500))) {
            if (stopping.getAsBoolean()) {
                return;
            }
            stayMember(consumer);
        }
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

    private void lookAtEnds(KafkaConsumer<String, byte[]> consumer) {
        long now = clock.millis();
        for (var tenure : tenures.placed()) {
            var lag = consumer.currentLag(tenure.partition());
            if (lag.isPresent()) {
                tenure.seenEnd(consumer.position(tenure.partition()) + lag.getAsLong(), now);
            }
        }
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
