package dev.rapport.common.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What has been read and is not yet applied: as much as two batches, so that reading goes on while the sink writes. One
 * thread offers, another takes.
 */
final class ReadAhead {

    private final LinkedBlockingQueue<List<Received>> batches = new LinkedBlockingQueue<>();
    private final Semaphore room;
    private final int most;
    private volatile long oldest;

    /** @param most events that are offered or taken at once */
    ReadAhead(int most) {
        this.most = most;
        this.room = new Semaphore(2 * most);
    }

    int most() {
        return most;
    }

    /** Takes a batch in, or says false if there was no room in time. */
    boolean offer(List<Received> batch, Duration patience) throws InterruptedException {
        if (oldest == 0) {
            oldest = oldest(batch);
        }
        return room.tryAcquire(batch.size(), patience.toMillis(), TimeUnit.MILLISECONDS) && batches.offer(batch);
    }

    /** The oldest batch with those that wait behind it, as far as they fit; empty if there was none in time. */
    List<Received> take(Duration patience) throws InterruptedException {
        var first = batches.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        oldest = oldest(first);
        var taken = new ArrayList<>(first);
        for (var next = batches.peek(); next != null && taken.size() + next.size() <= most; next = batches.peek()) {
            taken.addAll(batches.remove());
        }
        room.release(taken.size());
        return taken;
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** What was taken last has been applied. */
    void applied() {
        var next = batches.peek();
        oldest = next == null ? 0 : oldest(next);
    }

    /** When the oldest of what was taken or waits was recorded, in milliseconds since 1970; 0 if there is nothing. */
    long oldest() {
        return oldest;
    }

    private static long oldest(List<Received> batch) {
        return batch.stream().mapToLong(received -> received.delivery() == null
                ? Long.MAX_VALUE
                : received.delivery().event().recordedAt().toEpochMilli()).min().orElse(0);
    }
}
