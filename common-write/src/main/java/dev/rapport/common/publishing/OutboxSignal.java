package dev.rapport.common.publishing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Wakes the publisher when this process has committed events; what others commit, the publisher finds by polling. */
public final class OutboxSignal {

    private final Semaphore signal = new Semaphore(0);

    /** Something has been committed, or will be when the surrounding transaction commits. */
    public void committed() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    fire();
                }
            });
        } else {
            fire();
        }
    }

    void fire() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Waits until it is fired, or has been since it was waited for; false if it is not in time. */
    boolean await(Duration atMost) throws InterruptedException {
        boolean fired = signal.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
        if (fired) {
            signal.drainPermits();
        }
        return fired;
    }
}
