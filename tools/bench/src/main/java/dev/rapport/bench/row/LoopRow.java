package dev.rapport.bench.row;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * A salesperson's round through the gateway, again and again: eight writes about a new customer and four reads that
 * must show them, each sent when the one before it has been answered. Told is the processor time that a round costs
 * all parts of the system; its limit is all processors' time.
 */
public final class LoopRow implements Row {
    private static final int IN_FLIGHT = 4;
    private static final double MOST_SECONDS = 0.06;

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        Duration time = setup.profile().round().multipliedBy(setup.profile().rounds());
        try (HttpPool gateway = setup.fixture().pool(Service.GATEWAY)) {
            ClosedLoop.run(IN_FLIGHT, setup.profile().warmUp(), i -> setup.workload().salesRound(gateway, i));
            var measured = setup.fixture().cost(
                    () -> ClosedLoop.run(IN_FLIGHT, time, i -> setup.workload().salesRound(gateway, i)));
            Outcome rounds = measured.result().requireSound("the rounds");
            double seconds = measured.cost().cpuMillisPer(rounds.operations()) / 1000;
            double most = Runtime.getRuntime().availableProcessors() / rounds.perSecond();
            return List.of(Figure
                    .of(name(), "a round of 8 writes and 4 reads that show them, " + IN_FLIGHT + " in flight",
                            "s of processor", seconds, "processors over rounds per second", most,
                            Goal.value(MOST_SECONDS), measured.cost(), rounds.operations())
                    .with("rounds /s", rounds.perSecond()).with("p50", rounds.percentile(50))
                    .with("p99", rounds.percentile(99)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
