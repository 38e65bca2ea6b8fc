package dev.rapport.common.projection;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which events one copy holds. What this instance has applied lately is known here, and who waits for it is
 * woken; what another instance applied, or this one long ago, is asked of the sink.
 */
final class AppliedPositions {

    private static final int REMEMBERED = 20_000;
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final ProjectionCopy copy;
    private final AtomicLong revision = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Waiting> waiting = new LinkedHashMap<>();
    private final Map<UUID, Long> latest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    private static final class Waiting {
        private final Condition changed;
        private int readers;

        Waiting(Condition changed) {
            this.changed = changed;
        }
    }

    AppliedPositions(ProjectionCopy copy) {
        this.copy = copy;
    }

    /** The copy holds these events from now on. */
    void applied(Collection<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
            return;
        }
        // Before anybody who waited is woken: what they read next must not be taken for what was read before.
        revision.incrementAndGet();
        lock.lock();
        try {
            for (var delivery : deliveries) {
                var id = delivery.event().aggregateId();
                latest.merge(id, delivery.event().sequence(), Math::max);
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
     * @param deadline as of {@link System#nanoTime()}
     * @return false if the copy does not hold it by then
     * @throws SinkUnavailableException if the sink does not answer
     */
    boolean await(String aggregate, UUID id, long sequence, long deadline) {
        var readers = enter(id);
        try {
            long pause = FIRST_PAUSE_NANOS;
            while (true) {
                if (known(id) >= sequence || copy.holds(aggregate, id, sequence)) {
                    return true;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0 || !pause(readers, id, sequence, Math.min(pause, left))) {
                    return false;
                }
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
        } finally {
            leave(id, readers);
        }
    }

    private boolean pause(Waiting readers, UUID id, long sequence, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && latest.getOrDefault(id, -1L) < sequence) {
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

    private long known(UUID id) {
        lock.lock();
        try {
            return latest.getOrDefault(id, -1L);
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
