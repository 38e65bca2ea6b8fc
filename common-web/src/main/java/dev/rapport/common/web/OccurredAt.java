package dev.rapport.common.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When something happened in the business, which may be before it was recorded and never after. */
public final class OccurredAt {

    /** Clocks of callers may be a little ahead of ours. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private OccurredAt() {}

    /**
     * The instant the caller gave, or now; to the microsecond, as stores keep it.
     *
     * @throws ProblemException
     *             400 when it lies in the future or before 1900
     */
    public static Instant of(@Nullable Instant given, Clock clock) {
        Instant now = clock.instant();
        Instant at = given == null ? now : given;
        if (at.isAfter(now.plus(TOLERANCE)) || at.isBefore(EARLIEST)) {
            throw ProblemException.invalid("occurredAt", "must not lie in the future");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
