package dev.rapport.bench.load;

import dev.rapport.localstack.StackException;
import java.util.List;

/** Waiting for threads. */
final class Threads {
    private Threads() {}

    static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            threads.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }
}
