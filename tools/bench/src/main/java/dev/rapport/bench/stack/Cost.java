package dev.rapport.bench.stack;

import java.util.Map;
import java.util.TreeMap;

/**
 * What something cost.
 *
 * @param cpuSeconds processor time of each part of the stack, by its name
 * @param loadCpuSeconds that of the load
 * @param compilerSeconds how much of the parts' processor time went into compiling
 * @param memory of all parts after it, resident, in bytes
 */
public record Cost(Map<String, Double> cpuSeconds, double loadCpuSeconds, double compilerSeconds, long memory) {
    public static final Cost NONE = new Cost(Map.of(), 0, 0, 0);

    public Cost {
        cpuSeconds = new TreeMap<>(cpuSeconds);
    }

    /** One after the other. */
    public Cost plus(Cost later) {
        Map<String, Double> sum = new TreeMap<>(cpuSeconds);
        later.cpuSeconds.forEach((part, seconds) -> sum.merge(part, seconds, Double::sum));
        return new Cost(sum, loadCpuSeconds + later.loadCpuSeconds, compilerSeconds + later.compilerSeconds,
                Math.max(memory, later.memory));
    }

    /** Milliseconds of processor time of all parts per operation. */
    public double cpuMillisPer(long operations) {
        return operations == 0
                ? Double.NaN
                : cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() * 1000 / operations;
    }

    /** The same of each part that has any, of what compiles in them, and of the load, by what it is. */
    public Map<String, Double> detailsPer(long operations) {
        Map<String, Double> details = new TreeMap<>();
        if (operations > 0) {
            cpuSeconds.forEach((part, seconds) -> {
                if (seconds > 0) {
                    details.put("CPU ms/op " + part, seconds * 1000 / operations);
                }
            });
            details.put("CPU ms/op of these compiling", compilerSeconds * 1000 / operations);
            details.put("CPU ms/op of the load", loadCpuSeconds * 1000 / operations);
        }
        return details;
    }
}
