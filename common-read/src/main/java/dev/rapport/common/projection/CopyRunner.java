package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

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
 * Feeds one copy with the partitions that fall to this instance. One thread reads and decodes, the other applies; between
 * them lie at most a few batches, so that reading goes on while the sink writes.
 */
final class CopyRunner<C extends ProjectionCopy> {

    private static final Logger LOG = LoggerFactory.getLogger(CopyRunner.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    private static final Duration REDRIVE_AGAIN = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final C copy;
    private final String name;
    private final Set<String> topics;
    private final String group;
    private final Brokers brokers;
    private final Clock clock;
    private final AppliedPositions positions;
    private final Applier applier;
    private final Placement placement;
    private final Redrive redrive;
    private final ParkedKeys parkedKeys = new ParkedKeys();
    private final ReentrantLock applying = new ReentrantLock();
    private final Map<TopicPartition, Tenure> tenures = new ConcurrentHashMap<>();
    private final ReadAhead readAhead;
    private final Duration spacing;
    private final Runnable caughtUp;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread reading;
    private final Thread writing;
    private volatile boolean lost;
    private volatile boolean broken;
    private volatile boolean drained;
    private volatile @Nullable String kafkaProblem;

    /** @param caughtUp is run whenever all that is known to wait has been applied */
    CopyRunner(ProjectionTarget<C> target, Notes.Copy note, long redrive, Brokers brokers,
            ProjectionProperties properties, Clock clock, ProjectionSpans spans, Runnable caughtUp) {
        this.copy = target.open(note.name());
        this.name = target.name() + "/" + note.name();
        this.topics = Set.copyOf(target.topics());
        this.group = brokers.group(target.name(), note.name());
        this.brokers = brokers;
        this.clock = clock;
        this.spacing = target.spacing();
        this.caughtUp = caughtUp;
        this.readAhead = new ReadAhead(properties.maxBatch());
        this.positions = new AppliedPositions(copy);
        this.applier = new Applier(name, copy, positions, parkedKeys, applying, properties.maxBackoff(), clock,
                this::pause, spans);
        this.placement = new Placement(name, copy, brokers, parkedKeys, applying, note.topicIds(), clock);
        this.redrive = new Redrive(name, copy, tenures, applier, brokers, redrive);
        this.reading = Thread.ofPlatform().name("read-" + name).daemon().unstarted(this::read);
        this.writing = Thread.ofPlatform().name("apply-" + name).daemon().unstarted(this::write);
    }

    void start() {
        reading.start();
        writing.start();
    }

    C copy() {
        return copy;
    }

    AppliedPositions positions() {
        return positions;
    }

    /** Held while something is applied; who holds it sees a copy that stands still, as far as this instance goes. */
    ReentrantLock applying() {
        return applying;
    }

    /** True when the sink turned out not to hold the copy any more; nothing is applied after that. */
    boolean isLost() {
        return lost;
    }

    /** True when a thread has ended that should not have; another runner for the same copy goes on where it stood. */
    boolean isBroken() {
        return broken;
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(tenures.keySet());
    }

    /** Whether this instance has something to apply yet that lies before one of these offsets; asks nobody. */
    boolean isBefore(Map<TopicPartition, Long> offsets) {
        return tenures.values().stream()
                .anyMatch(tenure -> tenure.isBefore(offsets.getOrDefault(tenure.partition(), 0L)));
    }

    /** What keeps this copy from getting on; null if nothing does. */
    @Nullable
    String sinkProblem() {
        return applier.problem();
    }

    @Nullable
    String kafkaProblem() {
        var misplaced = placement.problem();
        return misplaced == null ? kafkaProblem : misplaced;
    }

    int misplacedPartitions() {
        return placement.misplacedPartitions();
    }

    /** The ids of the topics that the checkpoint speaks of from now on. */
    Map<String, String> seenTopicIds() {
        return placement.seenTopicIds();
    }

    void know(Map<String, String> topicIds) {
        placement.know(topicIds);
    }

    void redrive(long asked) {
        redrive.ask(asked);
    }

    long lagEvents() {
        return tenures.values().stream().mapToLong(Tenure::lag).sum();
    }

    /** Milliseconds since the oldest event that waits was recorded, as far as it is known. */
    long lagMillis() {
        long now = clock.millis();
        long since = readAhead.oldest();
        if (since == 0) {
            since = tenures.values().stream().mapToLong(Tenure::behindSince).filter(time -> time > 0).min().orElse(0);
        }
        return since == 0 ? 0 : Math.max(1, now - since);
    }

    /** Asks both threads to end; what is being applied is finished. */
    void stop() {
        stopped.countDown();
    }

    /** Waits until they have ended. */
    void awaitStopped(Duration limit) {
        try {
            if (!reading.join(limit)) {
                LOG.warn("{}: still reading after {}", name, limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stopped.getCount() == 0 || lost || broken;
    }

    private void pause(Duration time) throws InterruptedException {
        stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    // Reading

    private void read() {
        try {
            while (!isStopping()) {
                try (var consumer = brokers.member(group)) {
                    consumer.subscribe(topics, new Rebalancing(consumer));
                    while (!isStopping()) {
                        readOnce(consumer);
                    }
                    drain();
                } catch (KafkaException | SinkUnavailableException | IllegalStateException e) {
                    kafkaProblem = e.toString();
                    LOG.warn("{}: reading begins anew after {}", name, e.toString());
                    tenures.values().forEach(Tenure::end);
                    tenures.clear();
                    pause(Duration.ofSeconds(1));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("{}: reading has ended at {}", name, Applier.reason(e));
            broken = true;
        } finally {
            drain();
        }
    }

    /** Lets what has been read be applied before the partitions go to somebody else. */
    private void drain() {
        drained = true;
        try {
            if (!writing.join(LIMIT)) {
                writing.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readOnce(KafkaConsumer<String, byte[]> consumer) throws InterruptedException {
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
                var tenure = tenures.get(partition);
                if (tenure != null && !tenure.isOver()) {
                    records.records(partition)
                            .forEach(read -> chunk.add(Received.of(tenure, read, brokers.decoded(), false)));
                }
            }
            if (!chunk.isEmpty()) {
                handOver(consumer, chunk);
            }
        }
        lookAtEnds(consumer);
    }

    private void handOver(KafkaConsumer<String, byte[]> consumer, List<Received> chunk) throws InterruptedException {
        while (!readAhead.offer(chunk, Duration.ofMillis(500))) {
            if (isStopping()) {
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
        consumer.resume(placed());
    }

    private List<TopicPartition> placed() {
        return tenures.values().stream().filter(tenure -> tenure.isPositioned() && !tenure.isOver())
                .map(Tenure::partition).toList();
    }

    private void lookAtEnds(KafkaConsumer<String, byte[]> consumer) {
        long now = clock.millis();
        for (var tenure : tenures.values()) {
            if (tenure.isPositioned()) {
                var lag = consumer.currentLag(tenure.partition());
                if (lag.isPresent()) {
                    tenure.seenEnd(consumer.position(tenure.partition()) + lag.getAsLong(), now);
                }
            }
        }
    }

    /** A new tenure stands still until the sink has said where it begins. */
    private void beginTenure(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        var former = tenures.put(partition, new Tenure(partition));
        if (former != null) {
            former.end();
        }
        // Without any position the consumer would look for one itself and fail.
        consumer.seek(partition, 0);
        consumer.pause(List.of(partition));
    }

    private long lookAgainAt;

    private void placeConsumer(KafkaConsumer<String, byte[]> consumer) {
        for (var tenure : List.copyOf(tenures.values())) {
            if (tenure.isOver()) {
                beginTenure(consumer, tenure.partition());
            }
        }
        var unplaced = tenures.values().stream().filter(tenure -> !tenure.isPositioned()).toList();
        if (unplaced.isEmpty() || System.nanoTime() < lookAgainAt) {
            return;
        }
        try {
            if (!placement.place(consumer, unplaced)) {
                lookAgainAt = System.nanoTime() + LOOK_AGAIN.toNanos();
            }
            kafkaProblem = null;
        } catch (SinkUnavailableException e) {
            lookAgainAt = System.nanoTime() + Duration.ofMillis(300).toNanos();
        } catch (KafkaException e) {
            kafkaProblem = e.toString();
            lookAgainAt = System.nanoTime() + Duration.ofMillis(300).toNanos();
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
            lookAgainAt = 0;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            onPartitionsLost(partitions);
            // What is being applied right now is finished before another instance begins; should it take longer than
            // that, the guards of the sink keep late writes harmless.
            try {
                if (applying.tryLock(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                    applying.unlock();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            for (var partition : partitions) {
                var tenure = tenures.remove(partition);
                placement.forget(partition);
                if (tenure != null) {
                    tenure.end();
                }
            }
        }
    }

    // Applying

    private void write() {
        try {
            while (true) {
                var chunk = readAhead.take(POLL);
                if (!chunk.isEmpty()) {
                    long began = System.nanoTime();
                    applier.apply(chunk, this::isStopping);
                    readAhead.applied();
                    if (readAhead.isEmpty()) {
                        if (lagEvents() == 0) {
                            caughtUp.run();
                        }
                        pause(spacing.minusNanos(System.nanoTime() - began));
                    }
                } else if (drained || lost || broken) {
                    return;
                }
                if (redrive.isAsked() && !isStopping() && !redrive.tryAgain()) {
                    pause(REDRIVE_AGAIN);
                }
            }
        } catch (SinkLostException e) {
            LOG.error("{}: {}", name, e.getMessage());
            lost = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("{}: applying has ended at {}", name, Applier.reason(e));
            broken = true;
        }
    }
}
