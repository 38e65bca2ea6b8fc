package dev.rapport.torture.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Everything that was answered, in memory and, line by line, in a file that survives. */
public final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ConcurrentLinkedQueue<Outcome> outcomes = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<StaleRead> stale = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<InjectedEvent> injected = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> refusals = new ConcurrentSkipListMap<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong freshReads = new AtomicLong();
    private final AtomicLong behindReads = new AtomicLong();
    private final AtomicLong unansweredReads = new AtomicLong();
    private final BufferedWriter journal;
    private boolean closed;

    /** @param file gets everything, one JSON object per line */
    public Journal(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            journal = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A read that was answered as if a write had not been, though it was told of it.
     *
     * @param wanted the version that had been acknowledged
     * @param seen the version in the answer; -1 when the record was not there
     */
    public record StaleRead(String path, String id, long wanted, long seen, String answer) {}

    /**
     * An event that was put into a store past the services.
     *
     * @param certain whether its transaction is known to have been committed
     */
    public record InjectedEvent(String type, String id, long sequence, boolean certain) {}

    void sent() {
        sent.incrementAndGet();
    }

    void notDone(String why) {
        refusals.merge(why, 1L, Long::sum);
    }

    /**
     * How often writes were answered without success, by status and code; attempts that were repeated are counted too.
     */
    public Map<String, Long> refusals() {
        return Map.copyOf(refusals);
    }

    /** An order has ended. */
    public void ended(Outcome outcome) {
        outcomes.add(outcome);
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("outcome", outcome.getClass().getSimpleName());
        line.put("at", System.currentTimeMillis());
        line.put("key", outcome.request().key());
        line.put("user", outcome.request().person().userName());
        line.put("request", outcome.request().method() + " " + outcome.request().path());
        line.put("ifMatch", outcome.request().ifMatch());
        line.put("mark", outcome.request().mark());
        line.put("attempts", outcome.attempts());
        switch (outcome) {
            case Outcome.Acknowledged done -> {
                line.put("id", done.id());
                line.put("version", done.version());
            }
            case Outcome.Refused refused -> {
                line.put("status", refused.status());
                line.put("code", refused.code());
            }
            case Outcome.Unanswered unanswered -> line.put("last", unanswered.last());
        }
        write(line);
    }

    /** A read has shown something older than it had to. */
    public void stale(StaleRead read) {
        stale.add(read);
        write(Map.of("stale", read, "at", System.currentTimeMillis()));
    }

    /** An event was put into a store. */
    public void injected(InjectedEvent event) {
        injected.add(event);
        write(Map.of("injected", event, "at", System.currentTimeMillis()));
    }

    void fresh() {
        freshReads.incrementAndGet();
    }

    void behind() {
        behindReads.incrementAndGet();
    }

    void unanswered() {
        unansweredReads.incrementAndGet();
    }

    private void write(Object line) {
        String text = JSON.writeValueAsString(line);
        synchronized (journal) {
            if (closed) {
                return;
            }
            try {
                journal.write(text);
                journal.newLine();
                journal.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    public List<Outcome.Acknowledged> acknowledged() {
        return outcomes.stream().filter(Outcome.Acknowledged.class::isInstance).map(Outcome.Acknowledged.class::cast)
                .toList();
    }

    public List<StaleRead> staleReads() {
        return List.copyOf(stale);
    }

    public List<InjectedEvent> injected() {
        return List.copyOf(injected);
    }

    /** Requests that were sent to write, again or for the first time. */
    public long requests() {
        return sent.get();
    }

    /** Reads with a position that were answered with what had been acknowledged, or newer. */
    public long freshReadCount() {
        return freshReads.get();
    }

    /** Reads with a position that were refused because the read model was behind, or not there at all. */
    public long behindReadCount() {
        return behindReads.get();
    }

    public long unansweredReadCount() {
        return unansweredReads.get();
    }

    @Override
    public void close() {
        synchronized (journal) {
            closed = true;
            try {
                journal.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
