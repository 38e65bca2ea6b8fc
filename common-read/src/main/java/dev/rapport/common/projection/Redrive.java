package dev.rapport.common.projection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the parked events of a copy again, as far as they lie on partitions of this instance; each key in its order.
 */
final class Redrive {

    private static final Logger LOG = LoggerFactory.getLogger(Redrive.class);
    private static final Duration READ_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final ProjectionCopy copy;
    private final Tenures tenures;
    private final AppliedPositions positions;
    private final ParkedKeys parkedKeys;
    private final ReentrantLock lock;
    private final Brokers brokers;
    private volatile long asked;
    private long done;

    /**
     * @param lock held while something is applied
     * @param done number of the last time that need not be done again
     */
    Redrive(String name, ProjectionCopy copy, Tenures tenures, AppliedPositions positions, ParkedKeys parkedKeys,
            ReentrantLock lock, Brokers brokers, long done) {
        this.name = name;
        this.copy = copy;
        this.tenures = tenures;
        this.positions = positions;
        this.parkedKeys = parkedKeys;
        this.lock = lock;
        this.brokers = brokers;
        this.asked = done;
        this.done = done;
    }

    /** @param number of the last time that was asked for */
    void ask(long number) {
        asked = number;
    }

    /** To be asked by the thread that applies, like {@link #tryAgain}. */
    boolean isAsked() {
        return asked > done;
    }

    /** Does it; false if the sink or the brokers did not answer, so that it has to be done again. */
    boolean tryAgain() throws InterruptedException {
        long number = asked;
        try {
            var byKey = parkedHere();
            if (!byKey.isEmpty()) {
                LOG.info("{}: trying parked events of {} keys again", name, byKey.size());
                try (var records = new ParkedRecords(brokers.reader(), brokers.decoded(), READ_LIMIT)) {
                    for (var ofOneKey : byKey.values()) {
                        redrive(ofOneKey, parked -> read(records, parked));
                    }
                }
            }
            done = number;
            return true;
        } catch (SinkUnavailableException | KafkaException e) {
            LOG.warn("{}: trying parked events again later: {}", name, e.toString());
            return false;
        }
    }

    private Map<List<Object>, List<ParkedEvent>> parkedHere() {
        var byKey = new HashMap<List<Object>, List<ParkedEvent>>();
        for (var parked : copy.parked()) {
            var tenure = tenures.of(parked.topicPartition());
            if (tenure != null && tenure.isPositioned()) {
                byKey.computeIfAbsent(List.of(parked.topicPartition(), parked.key()), _ -> new ArrayList<>())
                        .add(parked);
            }
        }
        return byKey;
    }

    private @Nullable Received read(ParkedRecords records, ParkedEvent parked) {
        var tenure = tenures.of(parked.topicPartition());
        return tenure == null ? null : records.read(parked, tenure);
    }

    /** A parked event, and what lies on Kafka in its place; null if nothing does any more. */
    private record Again(ParkedEvent parked, @Nullable Received received) {

        boolean isReadable() {
            return received != null && received.delivery() != null;
        }

        long sequence() {
            return received == null || received.delivery() == null ? -1 : received.delivery().event().sequence();
        }
    }

    /**
     * Tries the parked events of one key again, in their order, until one fails.
     *
     * @param read reads an event from Kafka; null if it is not there any more
     * @return false if one failed again
     */
    private boolean redrive(List<ParkedEvent> ofOneKey, Function<ParkedEvent, @Nullable Received> read) {
        var left = new ArrayDeque<>(inOrder(ofOneKey, read));
        while (!left.isEmpty()) {
            var again = left.removeFirst();
            lock.lock();
            try {
                if (!applyAgain(again.parked(), again.received())) {
                    return false;
                }
                copy.unpark(again.parked());
                parkedKeys.release(again.parked().topicPartition(), again.parked().key(),
                        left.stream().mapToLong(other -> other.parked().offset()).min().orElse(Long.MAX_VALUE));
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    /**
     * As they lie on Kafka, or better: an event that had not reached its topic and was published later lies behind
     * those that wait for it.
     */
    private static List<Again> inOrder(List<ParkedEvent> ofOneKey, Function<ParkedEvent, @Nullable Received> read) {
        var all = new ArrayList<Again>(ofOneKey.size());
        ofOneKey.forEach(parked -> all.add(new Again(parked, read.apply(parked))));
        if (all.stream().allMatch(Again::isReadable)) {
            all.sort(Comparator.comparingLong(Again::sequence));
        }
        return all;
    }

    private boolean applyAgain(ParkedEvent parked, @Nullable Received received) {
        if (received == null) {
            copy.park(List.of(parked.failedAgain("not on Kafka any more")));
            return false;
        }
        if (received.tenure().isOver()) {
            return false;
        }
        if (received.delivery() == null) {
            copy.park(List.of(parked.failedAgain("unreadable: " + received.problem())));
            return false;
        }
        try {
            copy.apply(new EventBatch(List.of(received.delivery()), Map.of()));
            positions.applied(List.of(received.delivery()));
            return true;
        } catch (SinkUnavailableException | SinkLostException | CheckpointMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{}: {} cannot be applied and stays parked: {}", name, parked.id(), Applier.reason(e));
            copy.park(List.of(parked.failedAgain(Applier.reason(e))));
            return false;
        }
    }
}
