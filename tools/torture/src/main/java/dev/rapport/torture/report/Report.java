package dev.rapport.torture.report;

import dev.rapport.torture.check.Finding;
import dev.rapport.torture.fault.FaultKind;
import dev.rapport.torture.fault.InjectedFault;
import dev.rapport.torture.load.Outcome;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A run as a text, as JSON and as a picture of how it went on through the faults. */
public final class Report {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int MOST_FINDINGS = 20;
    private static final Color FAULT = new Color(178, 34, 34);
    private static final Color RECOVERY = new Color(240, 178, 122);
    private static final Color LINE = new Color(31, 97, 141);

    private final Verdict verdict;
    private final List<Outcome.Acknowledged> acknowledged;
    private final long beginningMillis;

    /** @param beginningMillis of the load, since 1970 */
    public Report(Verdict verdict, List<Outcome.Acknowledged> acknowledged, long beginningMillis) {
        this.verdict = verdict;
        this.acknowledged = acknowledged;
        this.beginningMillis = beginningMillis;
    }

    /** What is printed. */
    public String text() {
        StringBuilder text = new StringBuilder(
                "\n  #   at       what              target                 lasted   recovered after\n");
        for (InjectedFault each : verdict.faults()) {
            text.append("%3d  %6.1f s  %-17s %-22s %6.1f s  %s%s%n".formatted(each.fault().number(),
                    each.began().toMillis() / 1000.0, each.fault().kind().label(), each.fault().target(),
                    each.undone().minus(each.began()).toMillis() / 1000.0, recovery(each) + meanwhile(each),
                    each.note().isEmpty() ? "" : "  (" + each.note() + ")"));
        }
        text.append("%nwritten %d, acknowledged %d, retried %d, refused %d; events %d, on topics %d%n"
                .formatted(verdict.written(), verdict.acknowledged(), verdict.retried(), verdict.refused(),
                        verdict.events(), verdict.published()));
        text.append("answers to writes without success: %s%n".formatted(new TreeMap<>(verdict.refusals())));
        text.append("reads with a position: fresh %d, told to come back %d%n".formatted(verdict.freshReads(),
                verdict.behindReads()));
        List<Finding> findings = verdict.findings();
        findings.stream().limit(MOST_FINDINGS).forEach(finding -> text.append(finding).append('\n'));
        if (findings.size() > MOST_FINDINGS) {
            text.append("… and %d more%n".formatted(findings.size() - MOST_FINDINGS));
        }
        text.append("seed %d: %s%n".formatted(verdict.seed(), counts()));
        if (!verdict.passed()) {
            text.append("FAILED. Data and logs are kept in %s; again with --seed %d --minutes %d%n".formatted(
                    verdict.kept(), verdict.seed(), verdict.length().toMinutes()));
        }
        return text.toString();
    }

    private static String recovery(InjectedFault each) {
        return each.recovery() == null ? "never" : "%.1f s".formatted(each.recovery().toMillis() / 1000.0);
    }

    /**
     * Which other faults lasted or began while this one was recovered from: then its recovery had to wait for theirs.
     */
    private String meanwhile(InjectedFault each) {
        if (each.recovery() == null) {
            return "";
        }
        Duration end = each.undone().plus(each.recovery());
        String others = verdict.faults().stream()
                .filter(other -> !other.equals(each) && other.began().compareTo(end) < 0
                        && other.undone().compareTo(each.undone()) > 0)
                .map(other -> Integer.toString(other.fault().number())).collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : ", meanwhile " + others;
    }

    private String counts() {
        List<String> counts = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            counts.add(kind.name().toLowerCase(java.util.Locale.ROOT) + " " + verdict.count(kind));
        }
        return String.join(", ", counts);
    }

    /** Writes {@code report.json} and {@code recovery.svg}. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("report.json"), JSON.writeValueAsString(json()));
            VectorGraphicsEncoder.saveVectorGraphic(picture(), folder.resolve("recovery.svg").toString(),
                    VectorGraphicsFormat.SVG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", verdict.seed());
        json.put("minutes", verdict.length().toMinutes());
        json.put("passed", verdict.passed());
        for (Finding.Kind kind : Finding.Kind.values()) {
            json.put(kind.name().toLowerCase(java.util.Locale.ROOT), verdict.count(kind));
        }
        json.put("written", verdict.written());
        json.put("acknowledged", verdict.acknowledged());
        json.put("retried", verdict.retried());
        json.put("refused", verdict.refused());
        json.put("refusals", new TreeMap<>(verdict.refusals()));
        json.put("freshReads", verdict.freshReads());
        json.put("behindReads", verdict.behindReads());
        json.put("events", verdict.events());
        json.put("published", verdict.published());
        json.put("faults", verdict.faults().stream().map(Report::json).toList());
        json.put("findings", verdict.findings().stream().map(Finding::toString).toList());
        json.put("kept", verdict.kept().toString());
        return json;
    }

    private static Map<String, @Nullable Object> json(InjectedFault each) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", each.fault().number());
        json.put("kind", each.fault().kind().label());
        json.put("target", each.fault().target());
        json.put("atSeconds", each.began().toMillis() / 1000.0);
        json.put("lastedSeconds", each.undone().minus(each.began()).toMillis() / 1000.0);
        json.put("recoveredSeconds", each.recovery() == null ? null : each.recovery().toMillis() / 1000.0);
        json.put("note", each.note());
        return json;
    }

    private XYChart picture() {
        XYChart chart = new XYChartBuilder().width(1200).height(640)
                .title("Acknowledged writes per second; below, the faults (dark) and the recovery from them (light). Seed "
                        + verdict.seed())
                .xAxisTitle("seconds").yAxisTitle("writes/s").build();
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setLegendVisible(false).setChartBackgroundColor(Color.WHITE)
                .setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideS);
        int seconds = (int) verdict.length().toSeconds();
        double[] x = new double[seconds];
        double[] y = new double[seconds];
        for (int i = 0; i < seconds; i++) {
            x[i] = i;
        }
        for (Outcome.Acknowledged write : acknowledged) {
            int second = (int) ((write.at() - beginningMillis) / 1000);
            if (second >= 0 && second < seconds) {
                y[second]++;
            }
        }
        double highest = 1;
        for (double value : y) {
            highest = Math.max(highest, value);
        }
        XYSeries line = chart.addSeries("acknowledged", x, y);
        line.setMarker(SeriesMarkers.NONE).setLineColor(LINE).setLineWidth(1.2f);
        // One lane for each kind of fault, below the line of the writes.
        List<FaultKind> lanes = List.of(FaultKind.values());
        double lane = highest / lanes.size();
        for (InjectedFault each : verdict.faults()) {
            double began = each.began().toMillis() / 1000.0;
            double undone = Math.max(each.undone().toMillis() / 1000.0, began + 0.5);
            double recovered = each.recovery() == null ? seconds : undone + each.recovery().toMillis() / 1000.0;
            double height = -lane * (lanes.indexOf(each.fault().kind()) + 1);
            bar(chart, "recovery " + each.fault().number(), undone, Math.min(recovered, seconds), height, RECOVERY);
            bar(chart, "fault " + each.fault().number(), began, undone, height, FAULT);
        }
        for (FaultKind kind : lanes) {
            chart.addAnnotation(new org.knowm.xchart.AnnotationText(kind.label(), -seconds * 0.055,
                    -lane * (lanes.indexOf(kind) + 1), false));
        }
        chart.getStyler().setyAxisTickLabelsFormattingFunction(Report::fromZero);
        chart.getStyler().setxAxisTickLabelsFormattingFunction(Report::fromZero);
        chart.getStyler().setXAxisMin(-seconds * 0.11).setXAxisMax((double) seconds + 1);
        chart.getStyler().setYAxisMin(-highest - lane).setYAxisMax(highest * 1.05);
        return chart;
    }

    private static void bar(XYChart chart, String name, double from, double to, double height, Color color) {
        XYSeries bar = chart.addSeries(name, new double[]{from, Math.max(from, to)}, new double[]{height, height});
        bar.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineWidth(7f).setLineStyle(SeriesLines.SOLID);
    }

    /** What is below zero is only there to make room for the faults; labels that are alike would all be left out. */
    private static String fromZero(Double value) {
        return value < 0 ? "\u200b".repeat((int) Math.ceil(-value)) : "%.0f".formatted(value);
    }
}
