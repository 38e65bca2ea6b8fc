package dev.rapport.bench.load;

import java.util.List;

import dev.rapport.localstack.StackException;

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
