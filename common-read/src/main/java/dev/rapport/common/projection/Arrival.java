package dev.rapport.common.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for records that were created a moment ago: their event may still be on its way from the service that owns
 * them. Waiting decides nothing; the command does, with what is known then.
 *
 * @param <K>
 *            what is waited for: the id of a record, or more
 */
public final class Arrival<K> {

    private static final int REMEMBERED = 20_000;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Predicate<K> known;
    private final Supplier<Hurry> hurry;
    private final Duration patience;
    private final Semaphore places;
    /** What has arrived has arrived for ever, so most commands need not ask. */
    private final Cache<K, Boolean> arrived = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param known
     *            whether this service has read of the record by now
     * @param hurry
     *            speeds up the projection that reads of it, as {@link Projection#hurry}
     * @param patience
     *            how long to wait at most
     * @param places
     *            how many may wait at once; who finds none does not wait, so that a flood of unknown ids cannot occupy
     *            the database
     */
    public Arrival(Predicate<K> known, Supplier<Hurry> hurry, Duration patience, int places) {
        this.known = known;
        this.hurry = hurry;
        this.patience = patience;
        this.places = new Semaphore(places);
    }

    /** Returns when the record is known or waiting longer is of no use. */
    public void await(K id) {
        if (isKnown(id) || !places.tryAcquire()) {
            return;
        }
        try (var _ = hurry.get()) {
            long deadline = System.nanoTime() + patience.toNanos();
            long pause = FIRST_PAUSE;
            do {
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            } while (!isKnown(id) && System.nanoTime() - deadline < 0
                    && !Thread.currentThread().isInterrupted());
        } finally {
            places.release();
        }
    }

    private boolean isKnown(K id) {
        if (arrived.getIfPresent(id) != null) {
            return true;
        }
        boolean isKnown = known.test(id);
        if (isKnown) {
            arrived.put(id, true);
        }
        return isKnown;
    }
}
