package dev.rapport.bench.row;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Median;
import dev.rapport.bench.stack.Cost;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a second instance of a service adds, and what it costs, behind the gateway. */
public final class ScaleRow implements Row {
    private static final int IN_FLIGHT = 16;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(measure(setup, Service.CONTACT, "commands, create,", setup.workload()::creatingInTurn));
        figures.addAll(measure(setup, Service.REPORTING, "360° views", setup.workload()::view));
        return figures;
    }

    private List<Figure> measure(Setup setup, Service service, String what, Function<HttpPool, Operation> request) {
        Fixture fixture = setup.fixture();
        try (HttpPool gateway = fixture.pool(Service.GATEWAY)) {
            List<Operation> works = Stream.generate(() -> request.apply(gateway)).limit(IN_FLIGHT).toList();
            Supplier<Outcome> load = () -> ClosedLoop.run(IN_FLIGHT, setup.profile().round(), works::get);
            long memory = fixture.memory();
            ClosedLoop.run(IN_FLIGHT, setup.profile().warmUp(), works::get);
            List<Fixture.Measured<Outcome>> one = measure(fixture, setup.profile().rounds(), load);
            fixture.stack().scale(service, 2);
            warmUp(setup, load);
            List<Fixture.Measured<Outcome>> two = measure(fixture, setup.profile().rounds(), load);
            double grown = (fixture.memory() - memory) / 1048576.0;
            fixture.stack().scale(service, 1);
            Cost cost = two.stream().map(Fixture.Measured::cost).reduce(Cost.NONE, Cost::plus);
            long operations = two.stream().mapToLong(each -> each.result().operations()).sum();
            Figure figure = Figure.of(name(), what + " through the gateway at two instances of " + service.label(),
                    "/s", median(two), "one instance", median(one), Goal.NONE, cost, operations);
            Cost before = one.stream().map(Fixture.Measured::cost).reduce(Cost.NONE, Cost::plus);
            return List.of(figure.with("memory added MB", grown).with("CPU ms/op with one",
                    before.cpuMillisPer(one.stream().mapToLong(each -> each.result().operations()).sum())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instance that has just started is busy compiling, and so slow that all wait for it. */
    private static void warmUp(Setup setup, Supplier<Outcome> load) {
        long end = System.nanoTime() + setup.profile().start().toNanos();
        int quiet = 0;
        while (quiet < 2 && System.nanoTime() < end) {
            quiet = setup.fixture().compiling(() -> load.get().requireSound("warming up")) < Workload.QUIET
                    ? quiet + 1
                    : 0;
        }
    }

    private static List<Fixture.Measured<Outcome>> measure(Fixture fixture, int rounds, Supplier<Outcome> load) {
        List<Fixture.Measured<Outcome>> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            var costing = fixture.cost(load);
            costing.result().requireSound("scale");
            measured.add(costing);
        }
        return measured;
    }

    private static double median(List<Fixture.Measured<Outcome>> all) {
        return Median.of(all.stream().mapToDouble(each -> each.result().perSecond()).toArray());
    }
}
