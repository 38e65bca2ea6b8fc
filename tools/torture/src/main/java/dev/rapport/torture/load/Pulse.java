package dev.rapport.torture.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import dev.rapport.driver.People;
import dev.rapport.driver.Person;

/**
 * Tells whether the whole works: for each service that writes somebody writes and reads it back, again and again, without
 * patience. What the last complete beat began with is what has recovered.
 */
public final class Pulse implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(6);
    private static final int LANES = 3;

    private final Orders orders;
    private final Sender sender;
    private final Reader reader;
    private final AtomicLong giveUpAt = new AtomicLong(Long.MAX_VALUE);
    private final Map<Integer, Long> beats = new ConcurrentHashMap<>();
    private final Map<Integer, Doing> doing = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** What a lane is at, since a moment by {@link System#nanoTime}. */
    private record Doing(String what, long since) {}

    /** @param load whose records and marks are shared */
    public Pulse(People people, Load load) {
        orders = load.orders();
        sender = new Sender(person -> people.as(person).within(ATTEMPT), load.journal(), giveUpAt);
        reader = new Reader(person -> people.as(person).within(READ), load.journal());
    }

    /** @param customerId of the deals and interactions */
    public void start(String customerId) {
        for (int i = 0; i < LANES; i++) {
            int lane = i;
            beats.put(lane, Long.MIN_VALUE);
            threads.add(Thread.ofVirtual().name("pulse-" + i).start(() -> beat(lane, customerId)));
        }
    }

    /** Makes a contact whose pulse is felt. */
    public String customer() {
        return sender.send(orders.contact(Person.ADMIN)) instanceof Outcome.Acknowledged done ? done.id() : "";
    }

    private void beat(int lane, String customerId) {
        while (!stopping) {
            long began = System.nanoTime();
            Order order = switch (lane) {
                case 0 -> orders.lead(Person.ADMIN);
                case 1 -> orders.deal(Person.ADMIN, customerId, 5);
                default -> orders.interaction(Person.ADMIN, customerId, 1);
            };
            doing.put(lane, new Doing(order.method() + " " + order.path(), began));
            if (sender.send(order) instanceof Outcome.Acknowledged done) {
                doing.put(lane, new Doing("reading " + order.path() + "/" + done.id(), System.nanoTime()));
                while (!stopping && !seen(lane, done)) {
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                if (!stopping) {
                    beats.put(lane, began);
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean seen(int lane, Outcome.Acknowledged write) {
        return reader.record(write) && (lane != 0 || reader.list(write));
    }

    /** Whether everything that was written after this moment, by {@link System#nanoTime}, has been seen once. */
    public boolean feltSince(long nanos) {
        return beats.size() == LANES && beats.values().stream().allMatch(began -> began >= nanos);
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
