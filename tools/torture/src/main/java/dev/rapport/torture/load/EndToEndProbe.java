package dev.rapport.torture.load;

import dev.rapport.driver.People;
import dev.rapport.driver.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells whether the whole works: for each service that writes somebody writes and reads it back, again and again,
 * without patience. What was written after the last fault and has been read has recovered from it.
 */
public final class EndToEndProbe implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(6);
    private static final int LANES = 3;

    private final WriteRequests requests;
    private final Sender sender;
    private final Reader reader;
    private final AtomicLong giveUpAt = new AtomicLong(Long.MAX_VALUE);
    private final Map<Integer, Long> successes = new ConcurrentHashMap<>();
    private final Map<Integer, Doing> doing = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** What a lane is at, since a moment by {@link System#nanoTime}. */
    private record Doing(String what, long since) {}

    /** @param load whose records and marks are shared */
    public EndToEndProbe(People people, Load load) {
        requests = load.requests();
        sender = new Sender(person -> people.as(person).within(ATTEMPT), load.journal(), giveUpAt);
        reader = new Reader(person -> people.as(person).within(READ), load.journal());
    }

    /** Begins, with deals and interactions of this customer. */
    public void start(String customerId) {
        for (int i = 0; i < LANES; i++) {
            int lane = i;
            successes.put(lane, Long.MIN_VALUE);
            threads.add(Thread.ofVirtual().name("probe-" + i).start(() -> probe(lane, customerId)));
        }
    }

    /** Makes a contact to write about. */
    public String customer() {
        return sender.send(requests.contact(Person.ADMIN)) instanceof Outcome.Acknowledged done ? done.id() : "";
    }

    private void probe(int lane, String customerId) {
        while (!stopping) {
            long began = System.nanoTime();
            WriteRequest request = switch (lane) {
                case 0 -> requests.lead(Person.ADMIN);
                case 1 -> requests.deal(Person.ADMIN, customerId, 5);
                default -> requests.interaction(Person.ADMIN, customerId, 1);
            };
            doing.put(lane, new Doing(request.method() + " " + request.path(), began));
            if (sender.send(request) instanceof Outcome.Acknowledged done) {
                doing.put(lane, new Doing("reading " + request.path() + "/" + done.id(), System.nanoTime()));
                while (!stopping && !seen(lane, done)) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                if (!stopping) {
                    successes.put(lane, began);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean seen(int lane, Outcome.Acknowledged write) {
        return reader.record(write) && (lane != 0 || reader.list(write));
    }

    /** Whether everything that was written after this moment, by {@link System#nanoTime}, has been seen once. */
    public boolean succeededSince(long nanos) {
        return successes.size() == LANES && successes.values().stream().allMatch(began -> began >= nanos);
    }

    /** What was begun and has not come to its end, one line each. */
    public List<String> pending() {
        long now = System.nanoTime();
        return doing.values().stream().map(each -> "%s for %.0f s".formatted(each.what(), (now - each.since()) / 1e9))
                .toList();
    }

    @Override
    public void close() {
        stopping = true;
        giveUpAt.set(System.nanoTime() + Duration.ofSeconds(60).toNanos());
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofSeconds(75));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
