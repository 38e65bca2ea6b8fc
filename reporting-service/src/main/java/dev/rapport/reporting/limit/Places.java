package dev.rapport.reporting.limit;

import dev.rapport.common.web.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.HttpStatus;

/**
 * How many requests may do something at the same time: those of one caller, so that nobody takes the places of all
 * others, and those of everybody.
 */
public final class Places {

    private final String what;
    private final int perCaller;
    private final int inAll;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final Map<UUID, Integer> taken = new HashMap<>();
    private int total;

    /** @param what takes them, in the plural, as in "At most 5 streams …" */
    public Places(String what, int perCaller, int inAll) {
        this.what = what;
        this.perCaller = perCaller;
        this.inAll = inAll;
    }

    /** A place that was taken; closing gives it back. */
    public final class Place implements AutoCloseable {

        private final UUID caller;
        private boolean open = true;

        private Place(UUID caller) {
            this.caller = caller;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (open) {
                    open = false;
                    total--;
                    taken.computeIfPresent(caller, (_, count) -> count == 1 ? null : count - 1);
                    left.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Takes a place, at once or when one is given back in time.
     *
     * @throws ProblemException 429 {@code too-many-at-once} when the caller has all that it may have, 503
     * {@code unavailable} when all together have
     */
    public Place take(UUID caller, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (isFull(caller)) {
                if (nanos <= 0) {
                    throw full(caller);
                }
                nanos = left.awaitNanos(nanos);
            }
            total++;
            taken.merge(caller, 1, Integer::sum);
            return new Place(caller);
        } finally {
            lock.unlock();
        }
    }

    /** Whether one is given back in time. */
    public boolean awaitFree(UUID caller, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (isFull(caller) && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
            return !isFull(caller);
        } finally {
            lock.unlock();
        }
    }

    /** How many are taken. */
    public int taken() {
        lock.lock();
        try {
            return total;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull(UUID caller) {
        return total >= inAll || taken.getOrDefault(caller, 0) >= perCaller;
    }

    private ProblemException full(UUID caller) {
        return taken.getOrDefault(caller, 0) >= perCaller
                ? new ProblemException(HttpStatus.TOO_MANY_REQUESTS, "too-many-at-once",
                        "At most %d %s of one caller at the same time.".formatted(perCaller, what))
                : new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                        "At most %d %s at the same time. Try again.".formatted(inAll, what));
    }
}
