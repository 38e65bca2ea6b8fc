package dev.rapport.bench.load;

import dev.rapport.localstack.StackException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Operations begin on schedule whether or not earlier ones have been answered, and each is timed from when it was due:
 * a server that stops answering for a while is charged for all that should have begun meanwhile.
 */
public final class OpenLoop {
    private static final long PATIENCE_SECONDS = 40;
    private static final long SECOND = 1_000_000_000L;

    private OpenLoop() {}

    /**
     * Begins so many operations a second for so long.
     *
     * @param work makes the work of each operation, counted from 0
     */
    public static Outcome run(double perSecond, Duration duration, IntFunction<Operation> work) {
        LatencyRecorder tally = new LatencyRecorder();
        int count = Math.toIntExact(Math.max(1, Math.round(perSecond * duration.toNanos() / SECOND)));
        CountDownLatch running = new CountDownLatch(count);
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        for (int i = 0; i < count; i++) {
            long due = due(start, i, perSecond);
            Operation once = work.apply(i);
            await(due);
            Thread.startVirtualThread(() -> {
                tally.time(once, due);
                running.countDown();
            });
        }
        try {
            if (!running.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                tally.failed("no answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
        return tally.outcome((System.nanoTime() - start) / 1e9);
    }

    /** When an operation is due, in {@link System#nanoTime}. */
    static long due(long start, long number, double perSecond) {
        return start + Math.round(number * (SECOND / perSecond));
    }

    private static void await(long due) {
        long wait;
        while ((wait = due - System.nanoTime()) > 0) {
            if (Thread.currentThread().isInterrupted()) {
                throw new StackException("interrupted");
            }
            LockSupport.parkNanos(wait);
        }
    }
}
