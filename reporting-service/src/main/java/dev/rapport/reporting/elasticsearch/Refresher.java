package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkRest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes acknowledged writes visible to readers that wait for them. However many readers wait, at most one refresh of an
 * index is under way and one is to come; when nobody waits, none is.
 */
public final class Refresher {

    private final Consumer<String> refresh;
    private final Executor executor;
    private final long spacingNanos;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * @param refresh
     *            refreshes the index of that name, and returns when it is done
     * @param executor
     *            runs the refreshes
     * @param spacing
     *            shortest time from the end of one refresh to the start of the next; longer after one that took long
     */
    public Refresher(Consumer<String> refresh, Executor executor, Duration spacing) {
        this.refresh = refresh;
        this.executor = executor;
        this.spacingNanos = spacing.toNanos();
    }

    /**
     * Waits until everything that was written to the index before a moment can be found.
     *
     * @param until
     *            the moment, now or in the past, as of {@link System#nanoTime()}
     * @param deadline
     *            as of {@link System#nanoTime()}
     * @return false if it cannot be found by then
     * @throws ElasticsearchException
     *             when the refresh fails
     */
    public boolean awaitVisible(String index, long until, long deadline) {
        var lane = lanes.computeIfAbsent(index, Lane::new);
        if (lane.hasShown(until)) {
            return true;
        }
        var done = lane.next();
        try {
            done.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ElasticsearchException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ElasticsearchException.Unavailable("refresh of " + index, e);
        }
    }

    private final class Lane {

        private final String index;
        private @Nullable CompletableFuture<Void> waiting;
        private boolean running;
        private long restNanos = spacingNanos;
        private long lastEnd = System.nanoTime() - spacingNanos;
        private @Nullable Long shown;

        Lane(String index) {
            this.index = index;
        }

        /** Whether a refresh that succeeded began after that. */
        synchronized boolean hasShown(long until) {
            return shown != null && shown - until > 0;
        }

        /** The first refresh that starts after this call: the one under way may have missed the latest write. */
        synchronized CompletableFuture<Void> next() {
            var next = waiting;
            if (next == null) {
                next = new CompletableFuture<>();
                waiting = next;
                if (!running) {
                    running = true;
                    schedule();
                }
            }
            return next;
        }

        private void schedule() {
            long pause = restNanos - (System.nanoTime() - lastEnd);
            var at = pause <= 0
                    ? executor
                    : CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS, executor);
            at.execute(this::run);
        }

        private void run() {
            CompletableFuture<Void> served;
            synchronized (this) {
                served = waiting;
                waiting = null;
            }
            Throwable failure = null;
            long began = System.nanoTime();
            try {
                refresh.accept(index);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
            synchronized (this) {
                lastEnd = System.nanoTime();
                if (failure == null) {
                    shown = began;
                }
                restNanos = Math.max(spacingNanos, SinkRest.after(Duration.ofNanos(lastEnd - began)).toNanos());
                if (waiting == null) {
                    running = false;
                } else {
                    schedule();
                }
            }
            if (served != null) {
                if (failure == null) {
                    served.complete(null);
                } else {
                    served.completeExceptionally(failure);
                }
            }
        }
    }
}
