package dev.rapport.reporting.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows the stream. What it has not taken yet waits in a bounded buffer; when that is full the client is
 * given up, and may come back with the last id it has seen.
 */
final class StreamClient {

    private static final int BUFFERED = 2_000;

    private final Set<String> types;
    private final Set<UUID> customers;
    private final ArrayBlockingQueue<Change.Located> buffer = new ArrayBlockingQueue<>(BUFFERED);
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile boolean closed;

    /**
     * @param types those it wants to know about; empty for all
     * @param customers whom it wants to know about; empty for all
     */
    StreamClient(Set<String> types, Set<UUID> customers) {
        this.types = types;
        this.customers = customers;
    }

    boolean wants(Change change) {
        return (types.isEmpty() || types.contains(change.type()))
                && (customers.isEmpty() || (change.customerId() != null && customers.contains(change.customerId())));
    }

    /** Where it begins, or has come to. */
    void standsAt(Map<TopicPartition, Long> position) {
        next.putAll(position);
    }

    Map<TopicPartition, Long> next() {
        return next;
    }

    StreamPosition position() {
        return new StreamPosition(next);
    }

    /** Takes note of a change; false if the client knew it already. */
    boolean passes(Change.Located change) {
        if (change.offset() < next.getOrDefault(change.partition(), 0L)) {
            return false;
        }
        next.put(change.partition(), change.offset() + 1);
        return true;
    }

    /** Never waits. */
    void offer(List<Change.Located> changes) {
        for (var change : changes) {
            if (!closed && !buffer.offer(change)) {
                closed = true;
            }
        }
    }

    /** The next change, wanted or not; null if there is none in time, or no more after {@link #isClosed}. */
    Change.@Nullable Located take(Duration limit) throws InterruptedException {
        return buffer.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
