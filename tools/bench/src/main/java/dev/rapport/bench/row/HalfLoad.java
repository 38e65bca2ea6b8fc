package dev.rapport.bench.row;

import dev.rapport.bench.load.ClosedLoop;
import dev.rapport.bench.load.OpenLoop;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Round;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Requests at half of what can be answered of them, beside their limit at the same rate. */
final class HalfLoad {
    private static final int IN_FLIGHT = 16;
    private static final int REQUESTS = 64;

    private final Setup setup;
    private final String row;
    private final String limitName;
    private final Operation limit;

    /** @param limitName what is done at the same rate */
    HalfLoad(Setup setup, String row, String limitName, Operation limit) {
        this.setup = setup;
        this.row = row;
        this.limitName = limitName;
        this.limit = limit;
    }

    /** Median and 99th percentile, each with its goal. */
    List<Figure> measure(String what, Supplier<Operation> requests, Goal median, Goal tail) {
        Duration time = setup.profile().round();
        List<Operation> works = Stream.generate(requests).limit(REQUESTS).toList();
        IntFunction<Operation> turn = i -> works.get(i % REQUESTS);
        ClosedLoop.run(IN_FLIGHT, setup.profile().warmUp(), turn);
        double most = most(what, time, turn);
        double half = most / 2;
        OpenLoop.run(half, Duration.ofSeconds(1), i -> limit);
        List<Round> rounds = Rounds.alternate(setup, () -> OpenLoop.run(half, time, i -> limit),
                () -> OpenLoop.run(half, time, turn));
        return List.of(figure(what, rounds, 50, median, most), figure(what, rounds, 99, tail, most));
    }

    private Figure figure(String what, List<Round> rounds, double percent, Goal goal, double most) {
        String percentile = " p" + Math.round(percent);
        return LatencyRow.percentiles(Figure
                .of(row, what + " at half of its most," + percentile, "ms", rounds,
                        round -> round.value().percentile(percent), limitName + percentile,
                        round -> round.limit().percentile(percent), goal)
                .with("most /s", most).with("rate /s", most / 2), "", Rounds.values(rounds), "limit ",
                Rounds.limits(rounds));
    }

    /**
     * How many of those that come on schedule can be answered. That is less than what so many in flight reach, who keep
     * the processors from waking up and falling asleep for each.
     */
    private static double most(String what, Duration time, IntFunction<Operation> turn) {
        double inFlight = ClosedLoop.run(IN_FLIGHT, time, turn).requireSound(what).perSecond();
        return OpenLoop.run(inFlight, time, turn).requireSound(what).perSecond();
    }
}
