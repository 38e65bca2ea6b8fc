package dev.rapport.bench.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What became of a load.
 *
 * @param operations that were answered as expected
 * @param seconds from the first to the last
 * @param latency of the operations, in nanoseconds
 * @param failures how many, by reason
 */
public record Outcome(long operations, double seconds, Histogram latency, Map<String, Long> failures) {
    private static final double NANOS_PER_MILLI = 1e6;

    public Outcome {
        failures = Map.copyOf(failures);
    }

    public double perSecond() {
        return operations / seconds;
    }

    /** The latency in milliseconds that so many percent of the operations did not exceed. */
    public double percentile(double percent) {
        return latency.getValueAtPercentile(percent) / NANOS_PER_MILLI;
    }

    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both together, one after the other. */
    public Outcome plus(Outcome other) {
        Histogram sum = latency.copy();
        sum.add(other.latency);
        Map<String, Long> reasons = new java.util.TreeMap<>(failures);
        other.failures.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
        return new Outcome(operations + other.operations, seconds + other.seconds, sum, reasons);
    }

    /**
     * A figure of a load that failed is none: a few in a thousand are let pass, and told.
     *
     * @throws IllegalStateException when more failed
     */
    public Outcome requireSound(String what) {
        if (operations == 0 || failed() * 100 > operations) {
            throw new IllegalStateException(
                    what + ": of " + (operations + failed()) + " operations failed " + failures);
        }
        return this;
    }
}
