package dev.rapport.bench.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.load.Work;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Median;
import dev.rapport.bench.stack.Bed;
import dev.rapport.bench.stack.Cost;
import dev.rapport.localstack.Service;

/** What a second instance of a service adds, and what it costs, behind the gateway. */
public final class ScaleRow implements Row {
    private static final int IN_FLIGHT = 16;

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public List<Figure> measure(Scene scene) {
        List<Figure> figures = new ArrayList<>();
        figures.addAll(measure(scene, Service.CONTACT, "commands, create,", scene.workload()::creatingInTurn));
        figures.addAll(measure(scene, Service.REPORTING, "360° views", scene.workload()::view));
        return figures;
    }

    private List<Figure> measure(Scene scene, Service service, String what, Function<HttpPool, Work> request) {
        Bed bed = scene.bed();
        try (HttpPool gateway = bed.pool(Service.GATEWAY)) {
            List<Work> works = Stream.generate(() -> request.apply(gateway)).limit(IN_FLIGHT).toList();
            Supplier<Outcome> load = () -> ClosedLoop.run(IN_FLIGHT, scene.pace().round(), works::get);
            long memory = bed.memory();
            ClosedLoop.run(IN_FLIGHT, scene.pace().warmUp(), works::get);
            List<Bed.Costing<Outcome>> one = measure(bed, scene.pace().rounds(), load);
            bed.stack().scale(service, 2);
            warmUp(scene, load);
            List<Bed.Costing<Outcome>> two = measure(bed, scene.pace().rounds(), load);
            double grown = (bed.memory() - memory) / 1048576.0;
            bed.stack().scale(service, 1);
            Cost cost = two.stream().map(Bed.Costing::cost).reduce(Cost.NONE, Cost::plus);
            long operations = two.stream().mapToLong(each -> each.result().operations()).sum();
            Figure figure = Figure.of(name(), what + " through the gateway at two instances of " + service.label(),
                    "/s", median(two), "one instance", median(one), Goal.NONE, cost, operations);
            Cost before = one.stream().map(Bed.Costing::cost).reduce(Cost.NONE, Cost::plus);
            return List.of(figure.with("memory added MB", grown).with("CPU ms/op with one",
                    before.cpuMillisPer(one.stream().mapToLong(each -> each.result().operations()).sum())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An instance that has just started is busy compiling, and so slow that all wait for it. */
    private static void warmUp(Scene scene, Supplier<Outcome> load) {
        long end = System.nanoTime() + scene.pace().start().toNanos();
        int quiet = 0;
        while (quiet < 2 && System.nanoTime() < end) {
            quiet = scene.bed().compiling(() -> load.get().requireSound("warming up")) < Workload.QUIET ? quiet + 1 : 0;
        }
    }

    private static List<Bed.Costing<Outcome>> measure(Bed bed, int rounds, Supplier<Outcome> load) {
        List<Bed.Costing<Outcome>> measured = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            var costing = bed.cost(load);
            costing.result().requireSound("scale");
            measured.add(costing);
        }
        return measured;
    }

    private static double median(List<Bed.Costing<Outcome>> all) {
        return Median.of(all.stream().mapToDouble(each -> each.result().perSecond()).toArray());
    }
}
