package dev.rapport.bench.load;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what several threads do. */
final class LatencyRecorder {
    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int DIGITS = 3;

    private final Histogram latency = new ConcurrentHistogram(1_000, LONGEST_NANOS, DIGITS);
    private final Map<String, Long> failures = new ConcurrentHashMap<>();

    /**
     * Does the work once.
     *
     * @param due when it should have begun, in {@link System#nanoTime}
     */
    void time(Operation work, long due) {
        try {
            work.once();
            latency.recordValue(Math.min(LONGEST_NANOS, Math.max(1_000, System.nanoTime() - due)));
        } catch (UnexpectedAnswerException e) {
            failed(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            failed(e.getClass().getSimpleName());
        } catch (Exception e) {
            failed(e.toString());
        }
    }

    void failed(String reason) {
        failures.merge(reason, 1L, Long::sum);
    }

    Outcome outcome(double seconds) {
        return new Outcome(latency.getTotalCount(), seconds, latency, failures);
    }
}
