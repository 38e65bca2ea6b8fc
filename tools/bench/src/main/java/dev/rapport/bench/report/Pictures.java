package dev.rapport.bench.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The figures as SVG. */
public final class Pictures {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 600;
    private static final List<String> PERCENTILES = List.of("p50", "p90", "p95", "p99", "p99.9");
    private static final double HUNDRED = 100;

    private static final Pattern LONG_FRACTION = Pattern.compile("(\\d\\.\\d)\\d+");

    private final Path folder;

    /** @param folder is made if there is none */
    public Pictures(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Latencies over percentiles, of every figure that has them. */
    public void latencies(List<Figure> figures) {
        XYChart chart = chart("Latency", "one operation in so many takes longer (10: p90, 100: p99)", "milliseconds");
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        boolean drawn = false;
        for (Figure figure : figures) {
            if (figure.what().endsWith("p50") && figure.more().containsKey("p99")) {
                String name = figure.what().replaceFirst(", p50$", "");
                drawn |= series(chart, name, figure.more(), "");
                series(chart, "limit of it: " + figure.limitOf().replaceFirst(" p50", ""), figure.more(), "limit ");
            }
        }
        if (drawn) {
            save(chart, "bench-latency");
        }
    }

    /** Of so many operations one takes longer than the percentile: each nine takes as much room as the one before. */
    private static double oneIn(double percentile) {
        return HUNDRED / (HUNDRED - percentile);
    }

    private static boolean series(XYChart chart, String name, Map<String, Double> more, String prefix) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (String percentile : PERCENTILES) {
            Double value = more.get(prefix + percentile);
            if (value != null && value > 0) {
                x.add(oneIn(Double.parseDouble(percentile.substring(1))));
                y.add(value);
            }
        }
        if (x.isEmpty() || chart.getSeriesMap().containsKey(name)) {
            return false;
        }
        chart.addSeries(name, x, y);
        return true;
    }

    /** Each figure relative to what it was in the smallest store. */
    public void growth(List<Growth> sizes) {
        if (sizes.size() < 2) {
            return;
        }
        XYChart chart = chart("Cost over size: CPU time per operation or latency, the smallest store being 1",
                "events in the store", "times");
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        double[] x = sizes.stream().mapToDouble(Growth::events).toArray();
        costs(sizes).forEach((name, y) -> chart.addSeries(name, x, y));
        chart.addSeries("as the data", x, Arrays.stream(x).map(events -> events / x[0]).toArray());
        save(chart, "bench-growth");
    }

    /** By name of the figure, what an operation costs at each size; only figures that were measured at all sizes. */
    static Map<String, double[]> costs(List<Growth> sizes) {
        Map<String, double[]> costs = new TreeMap<>();
        for (Figure first : sizes.getFirst().figures()) {
            double[] all = sizes.stream().mapToDouble(size -> size.figures().stream()
                    .filter(figure -> same(figure, first)).mapToDouble(Figure::costOfOne).findFirst()
                    .orElse(Double.NaN)).toArray();
            if (Arrays.stream(all).allMatch(cost -> cost > 0)) {
                costs.put(name(first), Arrays.stream(all).map(cost -> cost / all[0]).toArray());
            }
        }
        return costs;
    }

    private static boolean same(Figure one, Figure other) {
        return one.row().equals(other.row()) && name(one).equals(name(other));
    }

    /** Without the numbers that tell one size from another. */
    public static String name(Figure figure) {
        return figure.what().replaceAll(",? \\d+ events$", "");
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(x).yAxisTitle(y)
                .theme(ChartTheme.Matlab).build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS).setMarkerSize(5);
        return chart;
    }

    private void save(XYChart chart, String name) {
        Path file = folder.resolve(name + ".svg");
        try (ByteArrayOutputStream drawn = new ByteArrayOutputStream()) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, drawn, VectorGraphicsFormat.SVG);
            // Text is drawn as outlines, to a millionth of a pixel.
            Files.writeString(file, LONG_FRACTION.matcher(drawn.toString(StandardCharsets.UTF_8)).replaceAll("$1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
