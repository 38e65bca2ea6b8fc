package dev.rapport.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures as programs read them. */
public final class JsonReport {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    /**
     * The report of a run.
     *
     * @param growth figures at several sizes of the store
     */
    public static String of(Machine machine, boolean quick, double seconds, List<Figure> figures,
            List<Growth> growth) {
        Map<String, Object> report = new LinkedHashMap<>();
        Map<String, Object> where = new LinkedHashMap<>();
        where.put("commit", machine.commit());
        where.put("date", machine.date().toString());
        where.put("processors", machine.processors());
        where.put("memoryBytes", machine.memory());
        where.put("processor", machine.processor());
        where.put("kernel", machine.kernel());
        where.put("jdk", machine.jdk());
        report.put("machine", where);
        report.put("quick", quick);
        report.put("seconds", Math.round(seconds));
        report.put("figures", figures.stream().map(JsonReport::figure).toList());
        report.put("growth", growth.stream().map(size -> Map.of("events", size.events(), "figures",
                size.figures().stream().map(JsonReport::figure).toList())).toList());
        return JSON.writeValueAsString(report);
    }

    private static Map<String, @Nullable Object> figure(Figure figure) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("row", figure.row());
        json.put("what", figure.what());
        json.put("unit", figure.unit());
        json.put("value", number(figure.value()));
        json.put("limitOf", figure.limitOf());
        json.put("limit", number(figure.limit()));
        json.put("ratio", number(figure.ratio()));
        json.put("goal", figure.goal().text(figure.unit()));
        json.put("met", figure.met());
        json.put("cpuMillisPerOperation", number(figure.cpuMillis()));
        json.put("residentBytes", figure.memory() == 0 ? null : figure.memory());
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        figure.more().forEach((name, value) -> more.put(name, number(value)));
        json.put("more", more);
        json.put("note", figure.note());
        return json;
    }

    /** JSON knows no other numbers. */
    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
