package dev.rapport.common.projection;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether anybody waits for what is on its way to a copy. A batch costs a sink, the brokers and this process about the
 * same however much it carries, so events gather for a moment while nobody waits for them, and not while somebody does.
 */
final class Demand {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition risen = lock.newCondition();
    private int waiting;

    /** Somebody waits from now on until it is closed. */
    Hurry hurry() {
        change(1);
        return new Hurry() {

            private boolean closed;

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    change(-1);
                }
            }
        };
    }

    private void change(int by) {
        lock.lock();
        try {
            waiting += by;
            if (waiting > 0) {
                risen.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Pauses as long as nobody waits.
     *
     * @return false if somebody did before the time was over
     */
    boolean pause(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long left = longest.toNanos();
            while (waiting == 0 && left > 0) {
                left = risen.awaitNanos(left);
            }
            return waiting == 0;
        } finally {
            lock.unlock();
        }
    }
}
