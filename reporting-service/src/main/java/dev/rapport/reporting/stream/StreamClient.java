package dev.rapport.reporting.stream;

import dev.rapport.common.security.Caller;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who follows the stream. What it has not taken yet waits in a bounded buffer; when that is full the client is
 * given up, and may come back with the last id it has seen.
 */
final class StreamClient {

    private static final int BUFFERED = 2_000;

    private final Caller caller;
    private final Predicate<Change> mayKnow;
    private final Set<String> types;
    private final Set<UUID> customers;
    private final ArrayBlockingQueue<Optional<Change.Located>> buffer = new ArrayBlockingQueue<>(BUFFERED);
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile boolean probed;
    private volatile boolean closed;

    /**
     * @param caller whose stream it is
     * @param types those it wants to know about; empty for all
     * @param customers whom it wants to know about; empty for all
     * @param mayKnow whether it may know of a change
     */
    StreamClient(Caller caller, Set<String> types, Set<UUID> customers, Predicate<Change> mayKnow) {
        this.caller = caller;
        this.mayKnow = mayKnow;
        this.types = types;
        this.customers = customers;
    }

    UUID caller() {
        return caller.employeeId();
    }

    boolean wants(Change change) {
        return (types.isEmpty() || types.contains(change.type()))
                && (customers.isEmpty() || (change.customerId() != null && customers.contains(change.customerId())))
                && mayKnow.test(change);
    }

    /** Where it begins, or has come to. */
    void standsAt(Map<TopicPartition, Long> position) {
        next.putAll(position);
    }

    /** The next offset of each partition. */
    Map<TopicPartition, Long> next() {
        return next;
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
        changes.forEach(change -> offer(Optional.of(change)));
    }

    private void offer(Optional<Change.Located> change) {
        if (!closed && !buffer.offer(change)) {
            closed = true;
        }
    }

    /** Asks for a heartbeat, which shows whether the client is still there. */
    void probe() {
        probed = true;
        if (buffer.isEmpty()) {
            // Wakes whoever waits for a change; one who has changes to write is awake.
            offer(Optional.empty());
        }
    }

    /** Whether a heartbeat was asked for since the last call. */
    boolean isProbed() {
        boolean asked = probed;
        probed = false;
        return asked;
    }

    /**
     * The next change, wanted or not; null if there is none in time, if a heartbeat was asked for, or when there is no
     * more after {@link #isClosed}.
     */
    Change.@Nullable Located take(Duration limit) throws InterruptedException {
        var next = buffer.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        return next == null ? null : next.orElse(null);
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
