package dev.rapport.bench;

import dev.rapport.bench.report.Figure;
import dev.rapport.bench.report.Growth;
import dev.rapport.bench.report.Machine;
import dev.rapport.bench.report.Pictures;
import dev.rapport.bench.report.Table;
import dev.rapport.bench.row.GrowthSeries;
import dev.rapport.bench.row.Profile;
import dev.rapport.bench.row.Row;
import dev.rapport.bench.row.Setup;
import dev.rapport.bench.row.Workload;
import dev.rapport.bench.stack.Fixture;
import dev.rapport.localstack.stack.OwnStack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** One run: a stack is started, warmed up, and measured row by row. */
final class Session {
    /** In the store when the rows are measured. */
    private static final long EVENTS = 10_000;
    /** For the documents of what rows write, in megabytes. */
    private static final int MEMORY = 2_048;

    private final Path folder;
    private final Profile profile;
    private final List<Row> rows;
    private final PrintWriter out;
    private final long start = System.nanoTime();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Growth> growth = new ArrayList<>();

    Session(Path folder, Profile profile, List<Row> rows, PrintWriter out) {
        this.folder = folder;
        this.profile = profile;
        this.rows = rows;
        this.out = out;
    }

    /**
     * Answers whether everything could be measured.
     *
     * @param sizes of the store, in events, to measure the main figures at; none when they are not asked for
     */
    boolean run(List<Long> sizes) {
        boolean sound = rows.isEmpty() || onStack(folder.resolve("stack"), rows.stream().anyMatch(Row::warm), MEMORY,
                this::measure);
        return sizes.isEmpty()
                ? sound
                : onStack(folder.resolve("growth"), true, memory(sizes.getLast()), setup -> grow(setup, sizes))
                        && sound;
    }

    private boolean onStack(Path data, boolean warm, int documents,
            Predicate<Setup> measurement) {
        try (Fixture fixture = new Fixture(data, documents)) {
            Thread stopping = new Thread(fixture::close);
            Runtime.getRuntime().addShutdownHook(stopping);
            if (!fixture.stack().archived()) {
                say(OwnStack.WITHOUT_ARCHIVES);
            }
            say("starting the stack");
            fixture.start();
            Workload workload = new Workload(fixture);
            say("making records");
            workload.make();
            if (warm) {
                say("warming up until compilers are quiet");
                workload.warmUp(Duration.ofSeconds(profile == Profile.QUICK ? 75 : 120), this::say);
            }
            workload.fill(EVENTS);
            boolean sound = measurement.test(new Setup(fixture, workload, profile));
            Runtime.getRuntime().removeShutdownHook(stopping);
            return sound;
        }
    }

    private boolean measure(Setup setup) {
        boolean sound = true;
        for (Row row : rows) {
            say(row.name());
            try {
                if (row.settled()) {
                    setup.fixture().settle();
                } else {
                    setup.fixture().published();
                }
                row.measure(setup).forEach(figure -> {
                    figures.add(figure);
                    tell(figure);
                });
            } catch (RuntimeException e) {
                sound = false;
                say("  failed: " + e);
                figures.add(Figure.missing(row.name(), String.valueOf(e.getMessage())));
            }
        }
        return sound;
    }

    private boolean grow(Setup setup, List<Long> sizes) {
        try {
            new GrowthSeries(new Setup(setup.fixture(), setup.workload(), Profile.QUICK), this::say).measure(sizes,
                    size -> {
                        growth.add(size);
                        size.figures().forEach(this::tell);
                    });
            return true;
        } catch (RuntimeException e) {
            say("  failed: " + e);
            return false;
        }
    }

    private void tell(Figure figure) {
        say(String.format(Locale.ROOT, "  %s: %.4g %s, limit %.4g, ratio %.3g%s", figure.what(), figure.value(),
                figure.unit(), figure.limit(), figure.ratio(), figure.note().isEmpty() ? "" : " – " + figure.note()));
    }

    /** Megabytes for the documents of so many events: some kilobytes each, and twice while they are rebuilt. */
    private static int memory(long events) {
        return (int) Math.max(MEMORY, Math.min(events * 8 / 1000, (Machine.availableMemory() / 2) >> 20));
    }

    private void say(String what) {
        out.println(String.format(Locale.ROOT, "%5.0f s  %s", seconds(), what));
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    List<Growth> growth() {
        return List.copyOf(growth);
    }

    String text() {
        return Table.of(figures) + (growth.isEmpty() ? "" : "\n" + Table.ofGrowth(growth));
    }

    void draw(Path folder) {
        Pictures pictures = new Pictures(folder);
        pictures.latencies(figures);
        pictures.growth(growth);
    }
}
