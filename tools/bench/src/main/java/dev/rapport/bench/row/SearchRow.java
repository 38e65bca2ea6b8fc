package dev.rapport.bench.row;

import dev.rapport.bench.load.HttpPool;
import dev.rapport.bench.load.OpenLoop;
import dev.rapport.bench.load.Operation;
import dev.rapport.bench.load.Outcome;
import dev.rapport.bench.load.UnexpectedAnswerException;
import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.localstack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long after it was sent a command is found by people who search without naming a position: they ask every 50 ms
 * until they find it, so that much of the figure may be theirs.
 */
public final class SearchRow implements Row {
    private static final double RATE = 5;
    private static final int EVERY_MILLIS = 50;
    private static final int PATIENCE = 200;
    /** Of the indices, as reporting-service makes them when nothing else is set. */
    private static final double REFRESH_MILLIS = 1000;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public List<Figure> measure(Setup setup) {
        Duration time = Duration.ofSeconds(setup.profile() == Profile.QUICK ? 15 : 40);
        try (HttpPool gateway = setup.fixture().pool(Service.GATEWAY)) {
            OpenLoop.run(RATE, setup.profile().warmUp(), i -> found(setup.fixture(), gateway, i));
            var measured = setup.fixture()
                    .cost(() -> OpenLoop.run(RATE, time, i -> found(setup.fixture(), gateway, i)));
            Outcome outcome = measured.result().requireSound("search");
            Figure figure = Figure.of(name(), "command → found by search, p99", "ms", outcome.percentile(99),
                    "refresh interval", REFRESH_MILLIS, Goal.value(REFRESH_MILLIS + 300), measured.cost(),
                    outcome.operations());
            return List.of(figure.with("p50", outcome.percentile(50)).with("p90", outcome.percentile(90))
                    .with("max", outcome.percentile(100)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation found(Fixture fixture, HttpPool gateway, int number) {
        return () -> {
            String word = word();
            gateway.send(fixture.rep().post("/api/leads", "{\"name\":\"" + word + " Jaidee\"}")).expect(201);
            byte[] search = fixture.anyone(number).get("/api/search?q=" + word);
            for (int i = 0; i < PATIENCE; i++) {
                if (gateway.send(search).expect(200).text().contains("\"id\"")) {
                    return;
                }
                Fixture.pause(EVERY_MILLIS);
            }
            throw new UnexpectedAnswerException("not found");
        };
    }

    private static String word() {
        return ThreadLocalRandom.current().ints(12, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
