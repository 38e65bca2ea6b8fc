package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies what was read to one copy, whatever happens: a sink that does not answer is tried again for ever, an event
 * that cannot be applied is found, parked with those of its key that follow it, and the others go on. Used by one
 * thread.
 */
final class Applier {

    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);
    private static final int TRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

    private final ProjectionCopy copy;
    private final String name;
    private final AppliedPositions positions;
    private final ParkedKeys parkedKeys;
    private final ReentrantLock lock;
    private final Duration longestPause;
    private final Clock clock;
    private final Pauses pauses;
    private final ProjectionSpans spans;
    private volatile @Nullable String problem;

    /** How the thread waits, so that stopping does not have to wait for it. */
    interface Pauses {

        void pause(Duration time) throws InterruptedException;
    }

    Applier(String name, ProjectionCopy copy, AppliedPositions positions, ParkedKeys parkedKeys, ReentrantLock lock,
            Duration longestPause, Clock clock, Pauses pauses, ProjectionSpans spans) {
        this.name = name;
        this.copy = copy;
        this.positions = positions;
        this.parkedKeys = parkedKeys;
        this.lock = lock;
        this.longestPause = longestPause;
        this.clock = clock;
        this.pauses = pauses;
        this.spans = spans;
    }

    /** Why the sink does not take anything; null if it does. */
    @Nullable
    String problem() {
        return problem;
    }

    /**
     * Applies everything that was read in a tenure that is not over.
     *
     * @param stopping when it becomes true, a sink that does not answer is given up
     * @throws SinkLostException if the copy is lost
     */
    void apply(List<Received> chunk, BooleanSupplier stopping) throws InterruptedException {
        int failures = 0;
        var pause = FIRST_PAUSE;
        while (true) {
            RuntimeException failure;
            lock.lock();
            try {
                var still = chunk.stream().filter(received -> !received.tenure().isOver()).toList();
                if (still.isEmpty()) {
                    return;
                }
                if (failures < TRIES) {
                    applyAtOnce(still);
                } else {
                    applyOneByOne(still);
                }
                problem = null;
                return;
            } catch (SinkLostException e) {
                throw e;
            } catch (CheckpointMovedException e) {
                LOG.info("{}: {}; reading the checkpoint again", name, e.getMessage());
                chunk.forEach(received -> received.tenure().end());
                return;
            } catch (SinkUnavailableException e) {
                failure = e;
            } catch (RuntimeException e) {
                failures++;
                failure = e;
            } finally {
                lock.unlock();
            }
            if (failure instanceof SinkUnavailableException) {
                if (problem == null) {
                    LOG.warn("{}: the sink does not answer, trying again: {}", name, failure.getMessage());
                }
                problem = failure.getMessage();
                if (stopping.getAsBoolean()) {
                    // Nothing that was read after it may be applied either: the checkpoint would pass it by.
                    chunk.forEach(received -> received.tenure().end());
                    return;
                }
            } else if (failures > TRIES) {
                // Not even the search for the event got through: what fails is not an event.
                LOG.error("{}: cannot apply, trying again: {}", name, reason(failure));
                problem = reason(failure);
                if (stopping.getAsBoolean()) {
                    // Nothing that was read after it may be applied either: the checkpoint would pass it by.
                    chunk.forEach(received -> received.tenure().end());
                    return;
                }
            }
            pauses.pause(pause);
            pause = pause.multipliedBy(2).compareTo(longestPause) > 0 ? longestPause : pause.multipliedBy(2);
        }
    }

    /**
     * What of a chunk is to be applied and what is to be parked, because it cannot be read or follows what is parked.
     */
    private record Sorted(List<Delivery> deliveries, List<ParkedEvent> toPark) {}

    private Sorted sort(List<Received> chunk) {
        var sorted = new Sorted(new ArrayList<>(chunk.size()), new ArrayList<>());
        var blocked = new ParkedKeys();
        for (var received : chunk) {
            var partition = received.tenure().partition();
            long first = Math.min(parkedKeys.first(partition, received.key()),
                    blocked.first(partition, received.key()));
            if (received.offset() > first) {
                sorted.toPark.add(received.park("after " + first, clock.instant(), 0));
            } else if (received.offset() < first) {
                if (received.delivery() != null) {
                    sorted.deliveries.add(received.delivery());
                } else {
                    LOG.error("{}: {} offset {} cannot be read and is parked: {}", name, partition, received.offset(),
                            received.problem());
                    sorted.toPark.add(received.park("unreadable: " + received.problem(), clock.instant(), 1));
                    blocked.add(partition, received.key(), received.offset());
                }
            }
        }
        return sorted;
    }

    private void applyAtOnce(List<Received> chunk) {
        var sorted = sort(chunk);
        park(sorted.toPark);
        var advances = advances(chunk);
        try (var _ = spans.open(chunk)) {
            copy.apply(new EventBatch(sorted.deliveries, advances));
        }
        moved(chunk, advances);
        positions.applied(sorted.deliveries);
    }

    private void applyOneByOne(List<Received> chunk) {
        if (!copy.intact()) {
            throw new SinkLostException(name + " is not whole");
        }
        isolate(chunk);
        var advances = advances(chunk);
        copy.apply(new EventBatch(List.of(), advances));
        moved(chunk, advances);
    }

    /** Halves what cannot be applied until the events that cannot are found. */
    private void isolate(List<Received> chunk) {
        var sorted = sort(chunk);
        park(sorted.toPark);
        if (sorted.deliveries.isEmpty()) {
            return;
        }
        try {
            copy.apply(new EventBatch(sorted.deliveries, Map.of()));
            positions.applied(sorted.deliveries);
        } catch (SinkUnavailableException | SinkLostException | CheckpointMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (chunk.size() == 1) {
                var failed = chunk.getFirst();
                LOG.error("{}: {} offset {} ({}) cannot be applied and is parked: {}", name,
                        failed.tenure().partition(), failed.offset(), failed.type(), reason(e));
                park(List.of(failed.park(reason(e), clock.instant(), TRIES)));
            } else {
                isolate(chunk.subList(0, chunk.size() / 2));
                isolate(chunk.subList(chunk.size() / 2, chunk.size()));
            }
        }
    }

    private void park(List<ParkedEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        copy.park(events);
        events.forEach(event -> parkedKeys.add(event.topicPartition(), event.key(), event.offset()));
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
    boolean redrive(List<ParkedEvent> ofOneKey, Function<ParkedEvent, @Nullable Received> read) {
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
            LOG.error("{}: {} cannot be applied and stays parked: {}", name, parked.id(), reason(e));
            copy.park(List.of(parked.failedAgain(reason(e))));
            return false;
        }
    }

    private static Map<TopicPartition, Advance> advances(List<Received> chunk) {
        var advances = new HashMap<TopicPartition, Advance>();
        for (var received : chunk) {
            advances.merge(received.tenure().partition(),
                    new Advance(received.tenure().checkpoint(), received.offset() + 1),
                    (former, latter) -> new Advance(former.from(), Math.max(former.to(), latter.to())));
        }
        return advances;
    }

    private void moved(List<Received> chunk, Map<TopicPartition, Advance> advances) {
        long now = clock.millis();
        chunk.stream().map(Received::tenure).distinct().forEach(tenure -> {
            var advance = advances.get(tenure.partition());
            if (advance != null) {
                tenure.moveTo(advance.to(), now);
            }
        });
    }

    /** Class and place of an exception: its text may quote what the event holds. */
    static String reason(Throwable failure) {
        if (failure instanceof UnappliableEventException known) {
            return String.valueOf(known.getMessage());
        }
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        var trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
