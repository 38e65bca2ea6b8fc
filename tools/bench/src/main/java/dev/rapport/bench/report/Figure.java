package dev.rapport.bench.report;

import dev.rapport.bench.stack.Cost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something measured beside its limit.
 *
 * @param row the name by which it can be asked for alone
 * @param what it is
 * @param unit of value and limit
 * @param value measured; NaN when it could not be
 * @param limitOf what the limit is measured of
 * @param limit measured in the same run; NaN when there is none
 * @param ratio of value to limit: the median of those of short rounds, in each of which both were measured
 * @param goal of it
 * @param cpuMillis of all parts of the stack per operation; NaN when it has no meaning
 * @param memory of all parts of the stack afterwards, resident, in bytes
 * @param more percentiles and whatever else explains the figure, by name
 * @param note what a reader has to know; empty when nothing
 */
public record Figure(
        String row,
        String what,
        String unit,
        double value,
        String limitOf,
        double limit,
        double ratio,
        Goal goal,
        double cpuMillis,
        long memory,
        Map<String, Double> more,
        String note) {

    public Figure {
        more = new TreeMap<>(more);
    }

    /** Whether the goal is reached; null when there is none. */
    public @Nullable Boolean met() {
        return goal.met(value, ratio);
    }

    /** A figure that one measurement gave. */
    public static Figure of(String row, String what, String unit, double value, String limitOf, double limit,
            Goal goal, Cost cost, long operations) {
        return new Figure(row, what, unit, value, limitOf, limit, value / limit, goal, cost.cpuMillisPer(operations),
                cost.memory(), cost.detailsPer(operations), "");
    }

    /** A figure of several rounds. */
    public static Figure of(String row, String what, String unit, List<Round> rounds, ToDoubleFunction<Round> value,
            String limitOf, ToDoubleFunction<Round> limit, Goal goal) {
        double[] values = rounds.stream().mapToDouble(value).toArray();
        double[] limits = rounds.stream().mapToDouble(limit).toArray();
        double[] ratios = new double[values.length];
        Arrays.setAll(ratios, i -> values[i] / limits[i]);
        Cost cost = rounds.stream().map(Round::cost).reduce(Cost.NONE, Cost::plus);
        long operations = rounds.stream().mapToLong(round -> round.value().operations()).sum();
        Map<String, Double> more = new TreeMap<>();
        more.put("lowest ratio", Arrays.stream(ratios).min().orElse(Double.NaN));
        more.put("highest ratio", Arrays.stream(ratios).max().orElse(Double.NaN));
        more.put("rounds", (double) rounds.size());
        more.putAll(cost.detailsPer(operations));
        List<String> failures = new ArrayList<>();
        rounds.stream().map(Round::value).filter(outcome -> outcome.failed() > 0)
                .forEach(outcome -> failures.add(outcome.failures().toString()));
        return new Figure(row, what, unit, Median.of(values), limitOf, Median.of(limits), Median.of(ratios), goal,
                cost.cpuMillisPer(operations), cost.memory(), more,
                failures.isEmpty() ? "" : "failed: " + String.join(" ", failures));
    }

    /** A figure that could not be measured. */
    public static Figure missing(String row, String why) {
        return new Figure(row, row, "", Double.NaN, "", Double.NaN, Double.NaN, Goal.UNMEASURED, Double.NaN, 0,
                Map.of(), why);
    }

    /** What one operation costs: its latency when that is the figure, else its time on the processors. */
    double costOfOne() {
        return unit.equals("ms") ? value : cpuMillis;
    }

    public Figure with(String name, double explanation) {
        Map<String, Double> all = new TreeMap<>(more);
        all.put(name, explanation);
        return new Figure(row, what, unit, value, limitOf, limit, ratio, goal, cpuMillis, memory, all, note);
    }

    public Figure noting(String remark) {
        return new Figure(row, what, unit, value, limitOf, limit, ratio, goal, cpuMillis, memory, more,
                note.isEmpty() ? remark : note + "; " + remark);
    }
}
