package dev.rapport.bench.report;

import java.util.Arrays;

/** The middle of some numbers: one round that something disturbed does not move it. */
public final class Median {
    private Median() {}

    /** NaN of none. */
    public static double of(double... numbers) {
        if (numbers.length == 0) {
            return Double.NaN;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
