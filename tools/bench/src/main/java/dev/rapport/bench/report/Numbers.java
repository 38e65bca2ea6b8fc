package dev.rapport.bench.report;

import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {
    private static final double THOUSAND = 1000;
    private static final double HUNDRED = 100;
    private static final double TEN = 10;

    private Numbers() {}

    /** About three digits; a dash for what is no number. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        double size = Math.abs(value);
        if (size >= THOUSAND) {
            return String.format(Locale.ROOT, "%,.0f", value).replace(',', ' ');
        }
        return String.format(Locale.ROOT, size >= HUNDRED ? "%.0f" : size >= TEN ? "%.1f" : "%.2f", value);
    }

    static String megabytes(long bytes) {
        return bytes == 0 ? "–" : of(bytes / 1048576.0);
    }
}
