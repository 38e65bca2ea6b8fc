package dev.rapport.bench.row;

import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.OpenLoop;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Round;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * The time from sending a command to holding the 360° view that shows it, through the gateway; beside that of a record
 * of the same size from a producer to a consumer.
 */
public final class LatencyRow implements Row {
    private static final int RATE = 100;
    private static final double MEDIAN = 50;
    private static final double NEARLY_ALL = 99;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        Duration round = Duration.ofSeconds(setup.profile() == Profile.QUICK ? 6 : 10);
        List<Round> rounds;
        try (HttpPool gateway = setup.fixture().pool(Service.GATEWAY);
                KafkaRoundTrip kafka = new KafkaRoundTrip(setup.fixture().stack().kafkaBootstrap())) {
            OpenLoop.run(RATE, setup.profile().warmUp(), i -> setup.workload().commandToView(gateway));
            OpenLoop.run(RATE, Duration.ofSeconds(3), i -> kafka.roundTrip());
            rounds = Rounds.alternate(setup, () -> OpenLoop.run(RATE, round, i -> kafka.roundTrip()),
                    () -> OpenLoop.run(RATE, round, i -> setup.workload().commandToView(gateway)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.of(figure(rounds, MEDIAN, 30), figure(rounds, NEARLY_ALL, 150));
    }

    private Figure figure(List<Round> rounds, double percent, double most) {
        String label = percent == MEDIAN ? "p50" : "p99";
        Figure figure = Figure.of(name(), "command → 360° readable, " + RATE + "/s, " + label, "ms", rounds,
                round -> round.value().percentile(percent), "produce → consume " + label,
                round -> round.limit().percentile(percent), Goal.atMost(5, most));
        return percentiles(figure, "", Rounds.values(rounds), "limit ", Rounds.limits(rounds));
    }

    static Figure percentiles(Figure figure, String value, Outcome values, String limit, Outcome limits) {
        Figure told = figure;
        for (double percent : new double[]{50, 90, 95, 99, 99.9, 100}) {
            String label = "p" + (percent == Math.rint(percent) ? Long.toString((long) percent) : percent);
            told = told.with(value + label, values.percentile(percent)).with(limit + label,
                    limits.percentile(percent));
        }
        return told;
    }
}
