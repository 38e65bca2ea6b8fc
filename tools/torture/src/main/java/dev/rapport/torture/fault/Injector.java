package dev.rapport.torture.fault;

import dev.rapport.driver.ApiException;
import dev.rapport.driver.Ids;
import dev.rapport.driver.Person;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.torture.load.EndToEndProbe;
import dev.rapport.torture.load.Journal;
import dev.rapport.torture.system.EventStores;
import dev.rapport.torture.system.ProjectionAdmin;
import dev.rapport.torture.system.Proxy;
import dev.rapport.torture.system.SystemUnderTest;
import dev.rapport.torture.system.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes a schedule happen, and looks how long it takes to recover from each fault. */
public final class Injector {
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration RECOVERY_BOUND = Duration.ofMinutes(3);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(15);
    /** A store that has not come back by itself so long after its disk was freed is started again, as people would. */
    private static final Duration BY_ITSELF = Duration.ofSeconds(40);
    private static final Duration SLOW = Duration.ofMillis(250);
    private static final int COPIES = 60;
    private static final int TIMES = 3;
    private static final String OWNER = Person.REP.id().toString();

    private final SystemUnderTest system;
    private final EndToEndProbe probe;
    private final Journal journal;
    private final EventStores stores;
    private final Topics topics;
    private final ProjectionAdmin admin;
    private final PoisonEvents poisonEvents;
    private final Consumer<String> progress;
    private final ConcurrentLinkedQueue<InjectedFault> injected = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;

    /** @param progress is told what happens as it happens */
    public Injector(SystemUnderTest system, EndToEndProbe probe, Journal journal, ProjectionAdmin admin,
            PoisonEvents poisonEvents,
            Consumer<String> progress) {
        this.system = system;
        this.probe = probe;
        this.journal = journal;
        this.admin = admin;
        this.poisonEvents = poisonEvents;
        this.progress = progress;
        stores = new EventStores(system.stack());
        topics = new Topics(system.stack().kafkaBootstrap());
    }

    /** Does all of it, each at its time, and returns when the last has been recovered from or given up. */
    public List<InjectedFault> run(Schedule schedule, long beginning) {
        List<Thread> threads = new ArrayList<>();
        for (Fault fault : schedule.faults()) {
            threads.add(
                    Thread.ofVirtual().name("fault-" + fault.number()).start(() -> run(fault, schedule, beginning)));
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                stop();
                Thread.currentThread().interrupt();
            }
        }
        return injected.stream().sorted((one, other) -> Integer.compare(one.fault().number(), other.fault().number()))
                .toList();
    }

    /** No fault begins any more; those that last are undone. */
    public void stop() {
        stopping = true;
    }

    private void run(Fault fault, Schedule schedule, long beginning) {
        sleepUntil(beginning + fault.at().toNanos());
        if (stopping) {
            return;
        }
        Duration began = since(beginning);
        String note;
        try {
            note = inject(fault, new SplittableRandom(schedule.seed() * 1_000_003 + fault.number()));
        } catch (RuntimeException e) {
            note = "not done: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        Duration undone = since(beginning);
        long from = System.nanoTime();
        Duration recovery = recovered(fault, from);
        if (recovery == null && !stopping) {
            String waiting = "did not recover: " + String.join(", ", probe.pending());
            note = note.isEmpty() ? waiting : note + "; " + waiting;
        }
        InjectedFault as = new InjectedFault(fault, began, undone, recovery, note);
        injected.add(as);
        progress.accept("%7.1f s  %-17s %-22s %s%s".formatted(began.toMillis() / 1000.0, fault.kind().label(),
                fault.target(), recovery == null
                        ? "not recovered"
                        : "recovered %.1f s after %.1f s".formatted(recovery.toMillis() / 1000.0,
                                undone.minus(began).toMillis() / 1000.0),
                note.isEmpty() ? "" : "  (" + note + ")"));
    }

    private static Duration since(long beginning) {
        return Duration.ofNanos(System.nanoTime() - beginning);
    }

    private void sleepUntil(long nanos) {
        while (!stopping && System.nanoTime() < nanos) {
            LockSupport.parkNanos(Math.min(nanos - System.nanoTime(), LOOK.toNanos()));
        }
    }

    private void sleep(Duration time) {
        sleepUntil(System.nanoTime() + time.toNanos());
    }

    private String inject(Fault fault, SplittableRandom random) {
        return switch (fault.kind()) {
            case KILL -> locked(fault.target(), () -> {
                system.stack().kill(fault.target());
                return "";
            });
            case PAUSE -> pause(fault);
            case REFUSE_5S, REFUSE_60S -> {
                Proxy proxy = system.proxy(fault.target());
                proxy.refuse();
                sleep(fault.lasts());
                proxy.admit();
                yield "";
            }
            case CUT_BEFORE_ANSWER -> cut(fault);
            case FULL_DISK -> fillDisk(fault);
            case SLOW_SINK -> {
                Proxy proxy = system.proxy(fault.target());
                proxy.slow(SLOW);
                sleep(fault.lasts());
                proxy.slow(Duration.ZERO);
                yield "";
            }
            case CLOCK_AHEAD -> wrongClock(fault, "10m");
            case CLOCK_BEHIND -> wrongClock(fault, "-10m");
            case DUPLICATES -> duplicate(random);
            case LATE_COMMIT -> commitLate(fault);
            case POISON -> poison();
            case REBUILD -> {
                admin.rebuild(Service.REPORTING, fault.target());
                yield "";
            }
        };
    }

    private interface Action {
        String run();
    }

    private String locked(String part, Action action) {
        ReentrantLock lock = system.lock(part);
        lock.lock();
        try {
            return action.run();
        } finally {
            lock.unlock();
        }
    }

    private String pause(Fault fault) {
        return locked(fault.target(), () -> {
            system.stack().pause(fault.target());
            sleep(fault.lasts());
            if (system.stack().process(fault.target()).isEmpty()) {
                return "it ended while it was stopped";
            }
            system.stack().resume(fault.target());
            return "";
        });
    }

    private String cut(Fault fault) {
        List<Proxy> proxies = new ArrayList<>();
        for (String part : system.stack().parts()) {
            if (part.equals(fault.target()) || part.equals(fault.target() + "-2")) {
                proxies.add(system.proxy(part));
            }
        }
        int before = proxies.stream().mapToInt(Proxy::cuts).sum();
        proxies.forEach(proxy -> proxy.cutAnswers(true));
        sleep(fault.lasts());
        proxies.forEach(proxy -> proxy.cutAnswers(false));
        return proxies.stream().mapToInt(Proxy::cuts).sum() - before + " answers cut off";
    }

    private String fillDisk(Fault fault) {
        if (system.disks().problem().isPresent()) {
            return "SKIPPED: " + system.disks().problem().get();
        }
        Server server = Server.valueOf(fault.target().toUpperCase(Locale.ROOT));
        long until = System.nanoTime() + fault.lasts().toNanos();
        while (!stopping && System.nanoTime() < until) {
            system.disks().fill(server);
            sleep(LOOK.multipliedBy(5));
        }
        system.disks().free(server);
        return "";
    }

    private String wrongClock(Fault fault, String offset) {
        restart(fault.target(), Map.of("RAPPORT_CLOCK_OFFSET", offset));
        sleep(fault.lasts());
        restart(fault.target(), Map.of());
        return "";
    }

    private void restart(String part, Map<String, String> variables) {
        locked(part, () -> {
            system.stack().setEnvironment(part, variables);
            system.stack().stop(part);
            return "";
        });
    }

    /** Some events again as they are, oldest among them, three times; consumers have to drop what they know. */
    private String duplicate(SplittableRandom random) {
        List<ConsumerRecord<String, byte[]>> all = topics.all().stream()
                .filter(event -> !poisonEvents.unreadable().contains(event.key())).toList();
        List<ProducerRecord<String, byte[]>> copies = new ArrayList<>();
        for (int i = 0; i < COPIES && !all.isEmpty(); i++) {
            ConsumerRecord<String, byte[]> event = all.get(random.nextInt(all.size()));
            for (int j = 0; j < TIMES; j++) {
                copies.add(new ProducerRecord<>(event.topic(), event.partition(), event.key(), event.value(),
                        event.headers()));
            }
        }
        topics.send(copies);
        return copies.size() + " records";
    }

    private String commitLate(Fault fault) {
        UUID id = Ids.timeOrdered();
        try (Connection held = stores.connect(Service.CONTACT)) {
            held.setAutoCommit(false);
            EventStores.append(held, "contact", id, 0, "rapport.contact.ContactCreated",
                    """
                            {"name":"Late","territory":"late","accountIds":[],"ownerId":"%s","occurredAt":"2026-01-01T00:00:00Z"}
                            """
                            .formatted(OWNER));
            sleep(fault.lasts());
            boolean certain = false;
            try {
                held.commit();
                certain = true;
            } finally {
                journal.injected(new Journal.InjectedEvent("contact", id.toString(), 0, certain));
            }
            return "";
        } catch (SQLException e) {
            return "the transaction ended early: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }

    private String poison() {
        poisonEvents.give();
        long until = System.nanoTime() + PoisonEvents.NOTICED.toNanos();
        String left = "";
        while (!stopping && System.nanoTime() < until) {
            sleep(LOOK.multipliedBy(10));
            try {
                List<String> parked = poisonEvents.redrive(admin);
                left = parked.isEmpty() ? "" : parked.size() + " parked";
            } catch (ApiException e) {
                left = "operators are not answered";
            }
        }
        return left.isEmpty() ? "parked and redriven" : left + ", to be redriven in the end";
    }

    private @Nullable Duration recovered(Fault fault, long from) {
        boolean started = false;
        long toldAt = from;
        boolean part = system.stack().parts().contains(fault.target());
        while (!stopping) {
            if ((!part || system.stack().ready(fault.target())) && probe.succeededSince(from)) {
                return Duration.ofNanos(System.nanoTime() - from);
            }
            Duration waited = Duration.ofNanos(System.nanoTime() - from);
            if (waited.compareTo(RECOVERY_BOUND) > 0) {
                return null;
            }
            if (System.nanoTime() - toldAt > TOLD_EVERY.toNanos()) {
                toldAt = System.nanoTime();
                progress.accept("         waiting for %s after %s: %s".formatted(fault.target(), fault.kind().label(),
                        String.join(", ", probe.pending())));
            }
            if (fault.kind() == FaultKind.FULL_DISK && !started && waited.compareTo(BY_ITSELF) > 0) {
                started = true;
                progress.accept("         " + fault.target() + " has not come back by itself and is started again");
                try {
                    locked(fault.target(), () -> {
                        system.stack().kill(fault.target());
                        return "";
                    });
                } catch (StackException e) {
                    // It is being started already.
                }
            }
            sleep(LOOK);
        }
        return null;
    }
}
