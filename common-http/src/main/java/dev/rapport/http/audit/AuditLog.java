package dev.rapport.http.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Keeps the audit log: lines of the logger {@value #LOGGER}, and whatever sinks there are. Requests only put entries
 * into a bounded queue; when that is full they are dropped and counted, since nobody may be refused because somebody
 * else is being watched.
 */
public final class AuditLog implements AutoCloseable {

    public static final String LOGGER = "rapport.audit";

    static final int MOST_WAITING = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final long CLOSING_MILLIS = 2_000;
    private static final String DENIED = "rapport.denied";
    private static final String DROPPED = "rapport.audit.dropped";

    private final List<AuditSink> sinks;
    private final MeterRegistry meters;
    private final Counter droppedByQueue;
    private final Counter droppedBySinks;
    private final ArrayBlockingQueue<AuditEntry> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean open = true;

    public AuditLog(List<AuditSink> sinks, MeterRegistry meters) {
        this.sinks = List.copyOf(sinks);
        this.meters = meters;
        this.droppedByQueue = dropped("log");
        this.droppedBySinks = dropped("topic");
        this.writer = Thread.ofPlatform().name("audit").daemon().start(this::run);
    }

    private Counter dropped(String from) {
        return Counter.builder(DROPPED).description("Entries of the audit log that were lost").tag("from", from)
                .register(meters);
    }

    /** Takes note; never waits and never fails. */
    public void add(AuditEntry entry) {
        String reason = reasonOf(entry);
        if (reason != null) {
            Counter.builder(DENIED).description("Requests and sign-ins that were refused").tag("reason", reason)
                    .register(meters).increment();
        }
        if (!waiting.offer(entry)) {
            droppedByQueue.increment();
        }
    }

    /** Codes only, so that there are few. */
    private static @Nullable String reasonOf(AuditEntry entry) {
        return switch (entry.event()) {
            case AuditEntry.REFUSED -> entry.reason();
            case AuditEntry.WRONG_PASSWORD, AuditEntry.SIGN_IN_DELAYED -> entry.event();
            default -> null;
        };
    }

    private void run() {
        try {
            while (open || !waiting.isEmpty()) {
                AuditEntry entry = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (entry != null) {
                    write(entry);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(AuditEntry entry) {
        try {
            LoggingEventBuilder line = LOG.atInfo();
            for (var field : entry.fields().entrySet()) {
                line = line.addKeyValue(field.getKey(), field.getValue());
            }
            line.log(entry.event());
            for (AuditSink sink : sinks) {
                if (!sink.take(entry)) {
                    droppedBySinks.increment();
                }
            }
        } catch (RuntimeException e) {
            droppedBySinks.increment();
        }
    }

    /** Writes what waits, for two seconds at most. */
    @Override
    public void close() {
        open = false;
        try {
            writer.join(CLOSING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
