package dev.rapport.bench.stack;

/**
 * What something cost.
 *
 * @param cpuSeconds processor time of all parts of the stack; not of the load itself
 * @param loadCpuSeconds that of the load
 * @param memory of all parts after it, resident, in bytes
 */
public record Cost(double cpuSeconds, double loadCpuSeconds, long memory) {
    public static final Cost NONE = new Cost(0, 0, 0);

    /** One after the other. */
    public Cost plus(Cost later) {
        return new Cost(cpuSeconds + later.cpuSeconds, loadCpuSeconds + later.loadCpuSeconds,
                Math.max(memory, later.memory));
    }

    /** Milliseconds of processor time per operation. */
    public double cpuMillisPer(long operations) {
        return operations == 0 ? Double.NaN : cpuSeconds * 1000 / operations;
    }
}
