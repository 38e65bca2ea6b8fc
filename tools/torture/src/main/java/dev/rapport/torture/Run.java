package dev.rapport.torture;

import dev.rapport.driver.People;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import dev.rapport.localstack.stack.OwnStack;
import dev.rapport.torture.check.Event;
import dev.rapport.torture.check.Finding;
import dev.rapport.torture.check.Fold;
import dev.rapport.torture.check.Quiescence;
import dev.rapport.torture.check.ReadModelCheck;
import dev.rapport.torture.check.StoreCheck;
import dev.rapport.torture.check.Stores;
import dev.rapport.torture.check.TopicCheck;
import dev.rapport.torture.fault.InjectedFault;
import dev.rapport.torture.fault.Injector;
import dev.rapport.torture.fault.PoisonEvents;
import dev.rapport.torture.fault.Schedule;
import dev.rapport.torture.load.EndToEndProbe;
import dev.rapport.torture.load.InstanceCheck;
import dev.rapport.torture.load.Journal;
import dev.rapport.torture.load.Load;
import dev.rapport.torture.load.Outcome;
import dev.rapport.torture.report.Report;
import dev.rapport.torture.report.Verdict;
import dev.rapport.torture.system.EventStores;
import dev.rapport.torture.system.ProjectionAdmin;
import dev.rapport.torture.system.SystemUnderTest;
import dev.rapport.torture.system.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One run, from the start of the stack to the verdict. */
final class Run implements AutoCloseable {
    /** Virtual machines that have just started, a dozen on two processors, compile for minutes. */
    private static final Duration FIRST_SUCCESS = Duration.ofMinutes(5);
    private static final Duration SETTLE = Duration.ofMinutes(4);
    private static final Duration SETTLE_AGAIN = Duration.ofMinutes(1);

    private final Settings settings;
    private final Path folder;
    private final Schedule schedule;
    private final Consumer<String> out;
    private final Journal journal;
    private final SystemUnderTest system;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long beginningMillis;

    Run(Settings settings, Path folder, Consumer<String> out) {
        this.settings = settings;
        this.folder = folder;
        this.out = out;
        schedule = Schedule.of(settings.seed(), settings.length());
        journal = new Journal(folder.resolve("records.jsonl"));
        system = new SystemUnderTest(folder);
    }

    Verdict go() {
        out.accept("Seed %d, %d minutes, %.0f writes/s, in %s".formatted(settings.seed(),
                settings.length().toMinutes(), settings.rate(), folder));
        schedule.faults().forEach(fault -> out.accept(fault.toString()));
        out.accept("Starting four servers, two instances of each service and a gateway");
        if (!system.stack().archived()) {
            out.accept(OwnStack.WITHOUT_ARCHIVES);
        }
        system.start();
        system.disks().problem().ifPresent(problem -> out.accept("No disk will be filled: " + problem));
        system.stack().people().ensureEmployees();
        system.stack().people().openEverything();
        People people = new People(system.proxy(Service.GATEWAY.label()).port());
        ProjectionAdmin admin = new ProjectionAdmin(system.stack(), people);
        PoisonEvents poisonEvents = new PoisonEvents(new EventStores(system.stack()),
                new Topics(system.stack().kafkaBootstrap()),
                journal);
        List<Finding> findings = new ArrayList<>();
        List<InjectedFault> injected;
        String customer;
        try (Load load = new Load(people, journal, settings.rate(), settings.seed())) {
            try (EndToEndProbe probe = new EndToEndProbe(people, load)) {
                customer = probe.customer();
                awaitFirst(probe, customer);
                load.start();
                injected = torture(probe, admin, poisonEvents);
                out.accept("Letting everybody end what they have begun");
            }
            load.stop();
            settle(new Quiescence(system, admin, poisonEvents), SETTLE, findings);
            new InstanceCheck(system.stack(), people, load).stuck(customer)
                    .forEach(stuck -> findings.add(new Finding(Finding.Kind.STUCK, stuck)));
            settle(new Quiescence(system, admin, poisonEvents), SETTLE_AGAIN, findings);
        }
        injected.stream().filter(each -> each.recovery() == null).forEach(each -> findings.add(
                new Finding(Finding.Kind.STUCK, "no recovery from " + each.fault().toString().strip())));
        return audit(poisonEvents, injected, findings);
    }

    private List<InjectedFault> torture(EndToEndProbe probe, ProjectionAdmin admin, PoisonEvents poisonEvents) {
        long beginning = System.nanoTime();
        beginningMillis = System.currentTimeMillis();
        out.accept("Load runs, faults begin");
        Injector injector = new Injector(system, probe, journal, admin, poisonEvents, out);
        List<InjectedFault> injected = injector.run(schedule, beginning);
        long left = beginning + settings.length().toNanos() - System.nanoTime();
        if (left > 0 && !closed.get()) {
            LockSupport.parkNanos(left);
        }
        return injected;
    }

    /** Who starts with everybody's load on cold machines waits for minutes for what takes seconds. */
    private void awaitFirst(EndToEndProbe probe, String customer) {
        long begun = System.nanoTime();
        probe.start(customer);
        long deadline = begun + FIRST_SUCCESS.toNanos();
        while (!probe.succeededSince(begun)) {
            if (System.nanoTime() > deadline) {
                throw new StackException(
                        "the stack is up and does not serve: %s; not ready: %s; writes not done: %s; reads: %d fresh, %d told to come back, %d unanswered, %d stale"
                                .formatted(probe.pending(), system.notReady(), journal.refusals(),
                                        journal.freshReadCount(), journal.behindReadCount(),
                                        journal.unansweredReadCount(), journal.staleReads().size()));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        out.accept("Written and read after %.0f s".formatted((System.nanoTime() - begun) / 1e9));
    }

    private void settle(Quiescence settling, Duration bound, List<Finding> findings) {
        out.accept("Waiting until nobody has anything left to do");
        settling.await(bound).forEach(open -> findings.add(new Finding(Finding.Kind.STUCK, open)));
    }

    private Verdict audit(PoisonEvents poisonEvents, List<InjectedFault> injected, List<Finding> findings) {
        out.accept("Comparing stores, topics and read models");
        List<Outcome> outcomes = journal.outcomes();
        outcomes.stream().filter(Outcome.Unanswered.class::isInstance).forEach(outcome -> findings.add(new Finding(
                Finding.Kind.STUCK, "never answered: " + outcome)));
        journal.staleReads().forEach(read -> findings.add(new Finding(Finding.Kind.STALE, read.toString())));
        Stores stores = new Stores(system.stack());
        List<Event> stored = List.of();
        List<Event> published = List.of();
        try {
            stored = stores.events();
            published = stores.published();
            findings.addAll(new StoreCheck(stored, stores.keys(), outcomes, journal.injected()).findings());
            findings.addAll(new TopicCheck(stored, published, stores.returned(), poisonEvents.unreadable(),
                    poisonEvents.holed())
                    .findings());
            Fold fold = new Fold(TopicCheck.once(published, poisonEvents.unreadable()));
            findings.addAll(new ReadModelCheck(fold, stores.readModels()).findings());
        } catch (SQLException | IOException | RuntimeException e) {
            findings.add(new Finding(Finding.Kind.STUCK, "cannot compare: " + e));
        }
        long acknowledged = journal.acknowledged().size();
        long refused = outcomes.stream().filter(Outcome.Refused.class::isInstance).count();
        long retried = outcomes.stream().mapToLong(outcome -> outcome.attempts() - 1L).sum();
        Verdict verdict = new Verdict(settings.seed(), settings.length(), injected, List.copyOf(findings),
                journal.requests(), acknowledged, retried, refused, journal.refusals(), journal.freshReadCount(),
                journal.behindReadCount(), stored.size(), published.size(), folder);
        Report report = new Report(verdict, journal.acknowledged(), beginningMillis);
        report.write(settings.report() == null ? folder.resolve("report") : settings.report());
        out.accept(report.text());
        return verdict;
    }

    List<String> restarts() {
        return system.events();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            system.close();
            journal.close();
        }
    }
}
