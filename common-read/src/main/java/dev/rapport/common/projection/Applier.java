package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
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
        var retry = new Retry(longestPause);
        while (true) {
            RuntimeException failure;
            lock.lock();
            try {
                var still = chunk.stream().filter(received -> !received.tenure().isOver()).toList();
                if (still.isEmpty()) {
                    return;
                }
                if (retry.isToBeIsolated()) {
                    applyOneByOne(still);
                } else {
                    applyAtOnce(still);
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
                retry.failed();
                failure = e;
            } finally {
                lock.unlock();
            }
            if (failure instanceof SinkUnavailableException || retry.isNoEventsFault()) {
                report(failure);
                if (stopping.getAsBoolean()) {
                    // Nothing that was read after it may be applied either: the checkpoint would pass it by.
                    chunk.forEach(received -> received.tenure().end());
                    return;
                }
            }
            pauses.pause(retry.nextPause());
        }
    }

    /** Nothing gets through, whatever the events are; a sink that stays away is logged once. */
    private void report(RuntimeException failure) {
        if (failure instanceof SinkUnavailableException) {
            if (problem == null) {
                LOG.warn("{}: the sink does not answer, trying again: {}", name, failure.getMessage());
            }
            problem = failure.getMessage();
        } else {
            LOG.error("{}: cannot apply, trying again: {}", name, reason(failure));
            problem = reason(failure);
        }
    }

    private SortedChunk sort(List<Received> chunk) {
        var sorted = SortedChunk.of(chunk, parkedKeys, clock.instant());
        sorted.unreadable().forEach(
                received -> LOG.error("{}: {} offset {} cannot be read and is parked: {}", name,
                        received.tenure().partition(), received.offset(), received.problem()));
        return sorted;
    }

    private void applyAtOnce(List<Received> chunk) {
        var sorted = sort(chunk);
        park(sorted.toPark());
        var advances = SortedChunk.advances(chunk);
        try (var _ = spans.open(chunk)) {
            copy.apply(new EventBatch(sorted.deliveries(), advances));
        }
        moved(chunk, advances);
        positions.applied(sorted.deliveries());
    }

    private void applyOneByOne(List<Received> chunk) {
        if (!copy.intact()) {
            throw new SinkLostException(name + " is not whole");
        }
        isolate(chunk);
        var advances = SortedChunk.advances(chunk);
        copy.apply(new EventBatch(List.of(), advances));
        moved(chunk, advances);
    }

    /** Halves what cannot be applied until the events that cannot are found. */
    private void isolate(List<Received> chunk) {
        var sorted = sort(chunk);
        park(sorted.toPark());
        if (sorted.deliveries().isEmpty()) {
            return;
        }
        try {
            copy.apply(new EventBatch(sorted.deliveries(), Map.of()));
            positions.applied(sorted.deliveries());
        } catch (SinkUnavailableException | SinkLostException | CheckpointMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (chunk.size() == 1) {
                var failed = chunk.getFirst();
                LOG.error("{}: {} offset {} ({}) cannot be applied and is parked: {}", name,
                        failed.tenure().partition(), failed.offset(), failed.type(), reason(e));
                park(List.of(failed.park(reason(e), clock.instant(), Retry.TRIES)));
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
        while (cause.getCause() != null && !cause.getCause().equals(cause)) {
            cause = cause.getCause();
        }
        var trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
