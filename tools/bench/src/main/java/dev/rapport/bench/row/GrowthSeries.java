package dev.rapport.bench.row;

import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Goal;
import dev.rapport.bench.report.Growth;
import dev.rapport.bench.stack.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The main figures again and again, with ever more events in the store. */
public final class GrowthSeries {
    /** Beyond so many events a rebuild takes longer than a run may; filling the store says as much. */
    private static final long REBUILT = 300_000;

    /** Fewer events tell how often a projection looks for some rather than how fast it takes them. */
    private static final long FEWEST_FILLED = 10_000;

    private final Setup setup;
    private final Consumer<String> progress;

    public GrowthSeries(Setup setup, Consumer<String> progress) {
        this.setup = setup;
        this.progress = progress;
    }

    /** Measures at each size, or at what the store has grown to by measuring if that is more. */
    public void measure(List<Long> sizes, Consumer<Growth> measured) {
        for (long size : sizes) {
            List<Figure> figures = new ArrayList<>();
            fill(size).ifPresent(figures::add);
            long events = setup.fixture().events();
            progress.accept("with " + events + " events");
            List<Row> rows = new ArrayList<>(List.of(new LatencyRow(), new ReadRow(), new ListRow()));
            if (events <= REBUILT) {
                rows.add(new RebuildRow());
            }
            rows.addAll(List.of(new PublisherRow(), new CommandRow()));
            for (Row row : rows) {
                progress.accept("  " + row.name());
                setup.fixture().settle();
                figures.addAll(row.measure(setup));
            }
            measured.accept(new Growth(events, figures));
        }
    }

    private Optional<Figure> fill(long size) {
        Fixture fixture = setup.fixture();
        fixture.settle();
        long missing = size - fixture.events();
        if (missing <= 0) {
            return Optional.empty();
        }
        progress.accept("filling the store with " + missing + " events");
        var filled = fixture.cost(() -> {
            long start = System.nanoTime();
            new StoreFiller(fixture).mixed(missing);
            fixture.settle();
            return (System.nanoTime() - start) / 1e9;
        });
        if (missing < FEWEST_FILLED) {
            return Optional.empty();
        }
        return Optional.of(new Figure("fill", "store to all read models, as they come", "events/s",
                missing / filled.result(), "", Double.NaN, Double.NaN, Goal.NONE, filled.cost().cpuMillisPer(missing),
                filled.cost().memory(), Map.of("events", (double) missing), ""));
    }
}
