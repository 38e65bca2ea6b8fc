package dev.rapport.common.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which events one copy holds. What this instance has applied lately is known here, and who waits for it is
 * woken; what another instance applied, or this one long ago, is asked of the sink, after a moment: most readers wait
 * for what was written just now, and asking for that costs the sink work in vain.
 */
final class AppliedPositions {

    private static final int REMEMBERED = 20_000;
    /** For an event that may just be on its way. */
    static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final ProjectionCopy copy;
    private final Demand demand;
    private final AtomicLong revision = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();
    private final Map<UUID, Held> latest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Held> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * What the copy holds of an aggregate.
     *
     * @param sequence of its latest event
     * @param since as of {@link System#nanoTime()}, not before it was written
     */
    private record Held(long sequence, long since) {

        Held later(Held other) {
            return other.sequence > sequence ? other : this;
        }
    }

    private static final class Waiting {
        private final Condition changed;
        private int readers;

        Waiting(Condition changed) {
            this.changed = changed;
        }
    }

    /** @param demand is raised by those who wait */
    AppliedPositions(ProjectionCopy copy, Demand demand) {
        this.copy = copy;
        this.demand = demand;
    }

    /** The copy holds these events from now on. */
    void applied(Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        // Before anybody who waited is woken: what they read next must not be taken for what was read before.
        revision.incrementAndGet();
        long now = System.nanoTime();
        lock.lock();
        try {
            for (var delivery : deliveries) {
                var id = delivery.event().aggregateId();
                latest.merge(id, new Held(delivery.event().sequence(), now), Held::later);
                var readers = waiting.get(id);
                if (readers != null) {
                    readers.changed.signalAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Grows with everything that is applied. */
    long revision() {
        return revision.get();
    }

    /**
     * Waits for one event.
     *
     * @param soon how long it may be on its way before the sink is asked for it, in nanoseconds
     * @param deadline as of {@link System#nanoTime()}
     * @return since when the copy holds it, as of {@link System#nanoTime()}; null if it does not by then
     * @throws SinkUnavailableException if the sink does not answer
     */
    @Nullable
    Long await(String aggregate, UUID id, long sequence, long soon, long deadline) {
        var known = known(id, sequence);
        if (known != null) {
            return known;
        }
        var readers = enter(id);
        try (var _ = demand.hurry()) {
            long pause = soon;
            while (true) {
                long left = deadline - System.nanoTime();
                if (!pause(readers, id, sequence, Math.min(pause, left))) {
                    return null;
                }
                known = known(id, sequence);
                if (known == null && copy.holds(aggregate, id, sequence)) {
                    known = remember(id, sequence);
                }
                if (known != null || left <= 0) {
                    return known;
                }
                pause = Math.min(Math.max(SOON_NANOS, 2 * pause), LONGEST_PAUSE_NANOS);
            }
        } finally {
            leave(id, readers);
        }
    }

    private long remember(UUID id, long sequence) {
        long now = System.nanoTime();
        lock.lock();
        try {
            latest.merge(id, new Held(sequence, now), Held::later);
        } finally {
            lock.unlock();
        }
        return now;
    }

    private boolean pause(Waiting readers, UUID id, long sequence, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && known(id, sequence) == null) {
                left = readers.changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Long known(UUID id, long sequence) {
        lock.lock();
        try {
            var held = latest.get(id);
            return held == null || held.sequence() < sequence ? null : (Long) held.since();
        } finally {
            lock.unlock();
        }
    }

    private Waiting enter(UUID id) {
        lock.lock();
        try {
            var readers = waiting.computeIfAbsent(id, _ -> new Waiting(lock.newCondition()));
            readers.readers++;
            return readers;
        } finally {
            lock.unlock();
        }
    }

    private void leave(UUID id, Waiting readers) {
        lock.lock();
        try {
            if (--readers.readers == 0) {
                waiting.remove(id);
            }
        } finally {
            lock.unlock();
        }
    }
}
