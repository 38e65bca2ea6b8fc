package dev.rapport.deal.customer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rapport.deal.customer.KnownCustomers.Standing;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for customers who were created a moment ago: their event may still be on its way from the service that owns
 * them. Waiting decides nothing; the command does, with what is known then.
 */
public final class CustomerArrival {

    private static final int REMEMBERED = 20_000;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final KnownCustomers customers;
    private final Duration patience;
    private final Semaphore places;
    /** Who has arrived has arrived for ever, so most commands need not ask. */
    private final Cache<UUID, Boolean> arrived = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param patience
     *            how long to wait at most
     * @param places
     *            how many may wait at once; who finds none does not wait, so that a flood of unknown ids cannot occupy
     *            the database
     */
    CustomerArrival(KnownCustomers customers, Duration patience, int places) {
        this.customers = customers;
        this.patience = patience;
        this.places = new Semaphore(places);
    }

    /** Returns when the customer is known or waiting longer is of no use. */
    public void await(UUID customerId) {
        if (isKnown(customerId) || !places.tryAcquire()) {
            return;
        }
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            long pause = FIRST_PAUSE;
            do {
                LockSupport.parkNanos(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE);
            } while (!isKnown(customerId) && System.nanoTime() - deadline < 0
                    && !Thread.currentThread().isInterrupted());
        } finally {
            places.release();
        }
    }

    private boolean isKnown(UUID customerId) {
        if (arrived.getIfPresent(customerId) != null) {
            return true;
        }
        boolean known = customers.standing(customerId) != Standing.UNKNOWN;
        if (known) {
            arrived.put(customerId, true);
        }
        return known;
    }
}
