package dev.rapport.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** So many operations in flight all the time: each worker begins the next when the last has been answered. */
public final class ClosedLoop {
    private ClosedLoop() {}

    /**
     * Runs so many workers for so long.
     *
     * @param work makes the work of a worker, who is counted from 0
     */
    public static Outcome run(int inFlight, Duration duration, IntFunction<Operation> work) {
        LatencyRecorder tally = new LatencyRecorder();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int worker = 0; worker < inFlight; worker++) {
            Operation own = work.apply(worker);
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                long now;
                while ((now = System.nanoTime()) - end < 0 && !Thread.currentThread().isInterrupted()) {
                    tally.time(own, now);
                }
            }));
        }
        Threads.join(threads);
        return tally.outcome((System.nanoTime() - start) / 1e9);
    }
}
