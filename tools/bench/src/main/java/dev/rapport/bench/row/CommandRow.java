package dev.rapport.bench.row;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Round;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Durable commands at a write service, beside inserts of the same rows by JDBC. The service publishes what it commits
 * at the same time; all that would read it is frozen.
 */
public final class CommandRow implements Row {
    static final int IN_FLIGHT = 16;
    static final List<String> NEEDED = List.of(Server.POSTGRESQL.label(), Server.KAFKA.label(),
            Service.CONTACT.label(), Service.GATEWAY.label());

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public boolean settled() {
        return false;
    }

    @Override
    public List<Figure> measure(Setup setup) {
        List<Figure> figures = setup.fixture().alone(NEEDED, () -> measureAlone(setup));
        return figures;
    }

    private List<Figure> measureAlone(Setup setup) {
        var created = RawStore.samples(setup.fixture(), Service.CONTACT, "rapport.lead.LeadCreated", 500);
        var changed = RawStore.samples(setup.fixture(), Service.CONTACT, "rapport.lead.LeadDetailsChanged", 500);
        List<Round> creates = new ArrayList<>();
        List<Round> updates = new ArrayList<>();
        Duration time = setup.profile().round();
        try (RawStore raw = new RawStore(setup.fixture()); HttpPool server = setup.fixture().pool(Service.CONTACT)) {
            List<Operation> inserts = works(() -> raw.inserting(created, 1));
            List<Operation> otherInserts = works(() -> raw.inserting(changed, 1));
            Operation create = setup.workload().creating(server);
            Operation update = setup.workload().changing(server);
            Duration warmUp = setup.profile().warmUp();
            ClosedLoop.run(IN_FLIGHT, Duration.ofSeconds(2), inserts::get);
            ClosedLoop.run(IN_FLIGHT, warmUp, worker -> create);
            ClosedLoop.run(IN_FLIGHT, warmUp, worker -> update);
            for (int i = 0; i < setup.profile().rounds(); i++) {
                creates.add(round(setup, time, inserts, create));
                updates.add(round(setup, time, otherInserts, update));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(figure("create", creates, 0.5), figure("update", updates, 0.3));
    }

    static List<Operation> works(Supplier<Operation> each) {
        List<Operation> works = new ArrayList<>();
        for (int worker = 0; worker < IN_FLIGHT; worker++) {
            works.add(each.get());
        }
        return works;
    }

    private static Round round(Setup setup, Duration time, List<Operation> inserts, Operation command) {
        return Rounds.one(setup.fixture(), () -> ClosedLoop.run(IN_FLIGHT, time, inserts::get),
                () -> ClosedLoop.run(IN_FLIGHT, time, worker -> command));
    }

    private Figure figure(String kind, List<Round> rounds, double goal) {
        Outcome values = Rounds.values(rounds);
        return Figure
                .of(name(), "commands through HTTP, " + kind + ", " + IN_FLIGHT + " in flight", "/s", rounds,
                        round -> round.value().perSecond(), "the same rows by JDBC, " + IN_FLIGHT + " connections",
                        round -> round.limit().perSecond(), Goal.atLeast(goal))
                .with("p50 ms", values.percentile(50)).with("p99 ms", values.percentile(99))
                .with("limit p50 ms", Rounds.limits(rounds).percentile(50));
    }
}
