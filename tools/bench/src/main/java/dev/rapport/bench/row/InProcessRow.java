package dev.rapport.bench.row;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Median;
import dev.rapport.bench.report.Round;
import dev.rapport.bench.stack.ContactProcess;
import dev.rapport.bench.stack.Cost;
import dev.rapport.driver.Ids;
import dev.rapport.localstack.Server;
import dev.rapport.localstack.Service;
import dev.rapport.localstack.StackException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a write service does without HTTP, in a process of its own: commands through the command bus, many creates in
 * one unit of work, and the loading of aggregates with long histories.
 */
public final class InProcessRow implements Row {
    private static final int AT_ONCE = 50;
    private static final int IMPORTERS = 4;
    private static final String GROW = """
            with source as (
              (select 0 as kind, aggregate_type, type, version, actor, data from event where type = 'rapport.lead.LeadCreated'
               order by position desc limit 1)
              union all
              (select 1, aggregate_type, type, version, actor, data from event where type = 'rapport.lead.LeadDetailsChanged'
               order by position desc limit 1)),
            appended as (
              insert into event (event_id, aggregate_type, aggregate_id, sequence, type, version, recorded_at, actor,
                                 correlation_id, data)
              select uuidv7(), aggregate_type, ?, n, type, version, now(), actor, 'bench', data
              from generate_series(0, ? - 1) as n join source on kind = least(n, 1) order by n
              returning position)
            insert into outbox (position) select position from appended""";

    @Override
    public String name() {
        return "in-process";
    }

    @Override
    public boolean warm() {
        return false;
    }

    @Override
    public boolean settled() {
        return false;
    }

    @Override
    public List<Figure> measure(Setup setup) {
        List<String> needed = List.of(Server.POSTGRESQL.label(), Server.KAFKA.label(), Service.GATEWAY.label());
        try (ContactProcess contact = new ContactProcess(setup.fixture())) {
            List<Figure> figures = new ArrayList<>();
            setup.fixture().alone(needed, () -> figures.addAll(commands(setup, contact)));
            setup.fixture().alone(needed, () -> figures.addAll(aggregates(setup, contact)));
            // Nobody else would publish what it has written.
            setup.fixture().published();
            return figures;
        }
    }

    private List<Figure> commands(Setup setup, ContactProcess contact) {
        var created = RawStore.samples(setup.fixture(), Service.CONTACT, "rapport.lead.LeadCreated", 500);
        var changed = RawStore.samples(setup.fixture(), Service.CONTACT, "rapport.lead.LeadDetailsChanged", 500);
        Duration time = setup.profile().round();
        Duration warmUp = setup.profile().warmUp().multipliedBy(2);
        List<Round> creates = new ArrayList<>();
        List<Round> updates = new ArrayList<>();
        List<Round> imports = new ArrayList<>();
        try (RawStore raw = new RawStore(setup.fixture())) {
            List<Operation> inserts = CommandRow.works(() -> raw.inserting(created, 1));
            List<Operation> otherInserts = CommandRow.works(() -> raw.inserting(changed, 1));
            List<Operation> manyInserts = CommandRow.works(() -> raw.inserting(created, AT_ONCE));
            contact.loop("create", CommandRow.IN_FLIGHT, warmUp);
            contact.loop("update", CommandRow.IN_FLIGHT, warmUp);
            contact.loop("import", IMPORTERS, warmUp.dividedBy(2));
            ClosedLoop.run(IMPORTERS, Duration.ofSeconds(1), manyInserts::get);
            for (int i = 0; i < setup.profile().rounds(); i++) {
                creates.add(round(setup, time, CommandRow.IN_FLIGHT, inserts, contact, "create"));
                updates.add(round(setup, time, CommandRow.IN_FLIGHT, otherInserts, contact, "update"));
                imports.add(round(setup, time, IMPORTERS, manyInserts, contact, "import"));
            }
        }
        return List.of(
                figure("commands in process, create, 16 in flight", "/s", 1, creates,
                        "the same rows by JDBC, 16 connections", 0.6),
                figure("commands in process, update, 16 in flight", "/s", 1, updates,
                        "the same rows by JDBC, 16 connections", 0.6),
                figure("import: " + AT_ONCE + " creates in one unit of work, in process, " + IMPORTERS
                        + " at a time", "events/s", AT_ONCE, imports,
                        "multi-row inserts of " + AT_ONCE + ", " + IMPORTERS + " connections", 0.5));
    }

    private static Round round(Setup setup, Duration time, int inFlight, List<Operation> inserts,
            ContactProcess contact,
            String what) {
        return Rounds.one(setup.fixture(), () -> ClosedLoop.run(inFlight, time, inserts::get),
                () -> contact.loop(what, inFlight, time));
    }

    private Figure figure(String what, String unit, int events, List<Round> rounds, String limitOf, double goal) {
        Figure figure = Figure.of(name(), what, unit, rounds, round -> round.value().perSecond() * events, limitOf,
                round -> round.limit().perSecond() * events, Goal.atLeast(goal));
        Outcome values = Rounds.values(rounds);
        return new Figure(name(), what, unit, figure.value(), limitOf, figure.limit(), figure.ratio(), figure.goal(),
                figure.cpuMillis() / events, figure.memory(), figure.more(), figure.note())
                .with("p50 ms", values.percentile(50));
    }

    private List<Figure> aggregates(Setup setup, ContactProcess contact) {
        List<Figure> figures = new ArrayList<>();
        for (int events : new int[]{10, 1_000, 10_000}) {
            String id = grow(setup, events);
            int times = Math.max(10, 2_000 / events);
            contact.seconds("load-cold", id, times);
            contact.seconds("read", id, times);
            double[] ratios = new double[setup.profile().rounds()];
            double[] loads = new double[ratios.length];
            double[] reads = new double[ratios.length];
            for (int i = 0; i < ratios.length; i++) {
                reads[i] = contact.seconds("read", id, times) * 1000;
                loads[i] = contact.seconds("load-cold", id, times) * 1000;
                ratios[i] = loads[i] / reads[i];
            }
            figures.add(new Figure(name(), "loading an aggregate of " + events + " events, without snapshot", "ms",
                    Median.of(loads), "an indexed read of as many rows", Median.of(reads), Median.of(ratios),
                    Goal.atMost(3), Double.NaN, 0, Map.of(), ""));
            contact.order("change " + id);
            contact.seconds("load", id, 50);
            figures.add(Figure.of(name(), "loading an aggregate of " + events + " events, as it is found later", "ms",
                    contact.seconds("load", id, 200) * 1000, "an indexed read of as many rows", Median.of(reads),
                    Goal.atMost(3), Cost.NONE, 0));
        }
        return figures;
    }

    /** An aggregate with so many events. */
    private static String grow(Setup setup, int events) {
        UUID id = Ids.timeOrdered();
        try (Connection connection = setup.fixture().database(Service.CONTACT);
                PreparedStatement statement = connection.prepareStatement(GROW)) {
            statement.setObject(1, id);
            statement.setInt(2, events);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StackException("an aggregate cannot be made: " + e.getMessage(), e);
        }
        return id.toString();
    }
}
