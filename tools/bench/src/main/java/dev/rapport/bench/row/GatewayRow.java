package dev.rapport.bench.row;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.OpenLoop;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Round;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What the gateway takes: the same request, through it and at the service itself. */
public final class GatewayRow implements Row {
    private static final int IN_FLIGHT = 16;
    private static final int RATE = 200;
    private static final int REQUESTS = 64;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        Duration time = setup.profile().round();
        try (HttpPool gateway = setup.fixture().pool(Service.GATEWAY);
                HttpPool service = setup.fixture().pool(Service.REPORTING)) {
            List<Operation> through = requests(setup, gateway);
            List<Operation> direct = requests(setup, service);
            ClosedLoop.run(IN_FLIGHT, setup.profile().warmUp(), worker -> turn(direct, worker));
            ClosedLoop.run(IN_FLIGHT, setup.profile().warmUp(), worker -> turn(through, worker));
            List<Round> full = Rounds.alternate(setup,
                    () -> ClosedLoop.run(IN_FLIGHT, time, worker -> turn(direct, worker)),
                    () -> ClosedLoop.run(IN_FLIGHT, time, worker -> turn(through, worker)));
            List<Round> calm = Rounds.alternate(setup,
                    () -> OpenLoop.run(RATE, time, i -> direct.get(i % REQUESTS)),
                    () -> OpenLoop.run(RATE, time, i -> through.get(i % REQUESTS)));
            return List.of(
                    Figure.of(name(), "gateway, GET of a record, " + IN_FLIGHT + " in flight", "/s", full,
                            round -> round.value().perSecond(), "at the service itself",
                            round -> round.limit().perSecond(), Goal.atLeast(0.6)),
                    added(calm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Figure added(List<Round> calm) {
        Figure figure = Figure.of(name(), "gateway adds at " + RATE + "/s, p50", "ms", calm,
                round -> round.value().percentile(50) - round.limit().percentile(50), "p50 at the service itself",
                round -> round.limit().percentile(50), Goal.value(1));
        return LatencyRow.percentiles(figure, "", Rounds.values(calm), "limit ", Rounds.limits(calm));
    }

    private static List<Operation> requests(Setup setup, HttpPool server) {
        return IntStream.range(0, REQUESTS).mapToObj(i -> setup.workload().contact(server)).toList();
    }

    /** One after the other, beginning elsewhere than the other workers. */
    private static Operation turn(List<Operation> works, int worker) {
        int[] next = {worker * 4};
        return () -> works.get(next[0]++ % REQUESTS).once();
    }
}
