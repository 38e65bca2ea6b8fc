package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one copy with the partitions that fall to this instance. One thread reads and decodes, the other applies;
 * between them lie at most a few batches, so that reading goes on while the sink writes.
 */
final class CopyRunner<C extends ProjectionCopy> {

    private static final Logger LOG = LoggerFactory.getLogger(CopyRunner.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration REDRIVE_AGAIN = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final C copy;
    private final String name;
    private final Clock clock;
    private final Demand demand = new Demand();
    private final AppliedPositions positions;
    private final Applier applier;
    private final Placement placement;
    private final PartitionReader reader;
    private final Redrive redrive;
    private final ParkedKeys parkedKeys = new ParkedKeys();
    private final ReentrantLock applying = new ReentrantLock();
    private final Tenures tenures = new Tenures();
    private final ReadAhead readAhead;
    private final Duration spacing;
    private final Runnable caughtUp;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread reading;
    private final Thread writing;
    private volatile boolean lost;
    private volatile boolean broken;
    private volatile boolean drained;

    /** @param caughtUp is run whenever all that is known to wait has been applied */
    CopyRunner(ProjectionTarget<C> target, Notes.Copy note, long redrive, Brokers brokers,
            ProjectionProperties properties, Clock clock, ProjectionSpans spans, Runnable caughtUp) {
        this.copy = target.open(note.name());
        this.name = target.name() + "/" + note.name();
        this.clock = clock;
        this.spacing = target.spacing();
        this.caughtUp = caughtUp;
        this.readAhead = new ReadAhead(properties.maxBatch());
        this.positions = new AppliedPositions(copy, demand);
        this.applier = new Applier(name, copy, positions, parkedKeys, applying, properties.maxBackoff(), clock,
                this::pause, spans);
        this.placement = new Placement(name, copy, brokers, parkedKeys, applying, note.topicIds(), clock);
        this.reader = new PartitionReader(name, Set.copyOf(target.topics()), brokers.group(target.name(), note.name()),
                brokers, clock, tenures, placement, readAhead, applying, LIMIT, demand,
                target.gathering(properties.gather()));
        this.redrive = new Redrive(name, copy, tenures, positions, parkedKeys, applying, brokers, redrive);
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
        return tenures.partitions();
    }

    /** Whether this instance has something to apply yet that lies before one of these offsets; asks nobody. */
    boolean isBefore(Map<TopicPartition, Long> offsets) {
        return tenures.isBefore(offsets);
    }

    /** What keeps this copy from getting on; null if nothing does. */
    @Nullable
    String sinkProblem() {
        return applier.problem();
    }

    @Nullable
    String kafkaProblem() {
        var misplaced = placement.problem();
        return misplaced == null ? reader.kafkaProblem() : misplaced;
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
        return tenures.lag();
    }

    /** Milliseconds since the oldest event that waits was recorded, as far as it is known. */
    long lagMillis() {
        long now = clock.millis();
        long since = readAhead.oldest();
        if (since == 0) {
            since = tenures.behindSince();
        }
        return since == 0 ? 0 : Math.max(1, now - since);
    }

    /** For who waits for what is on its way. */
    Hurry hurry() {
        return demand.hurry();
    }

    /** Asks both threads to end; what is being applied is finished. */
    void stop() {
        stopped.countDown();
        // Never closed: what has not been read will not be.
        demand.hurry();
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

    private void read() {
        try {
            reader.read(this::isStopping, this::pause, this::drain);
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

    private void write() {
        try {
            while (true) {
                var chunk = readAhead.take(POLL);
                switch (ApplyTurn.next(!chunk.isEmpty(), drained, lost || broken)) {
                    case APPLY -> apply(chunk);
                    case END -> {
                        return;
                    }
                    case IDLE -> {
                    }
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

    private void apply(List<Received> chunk) throws InterruptedException {
        long began = System.nanoTime();
        applier.apply(chunk, this::isStopping);
        readAhead.applied();
        if (readAhead.isEmpty()) {
            if (lagEvents() == 0) {
                caughtUp.run();
            }
            pause(SinkRest.after(Duration.ofNanos(System.nanoTime() - began), spacing));
        }
    }
}
