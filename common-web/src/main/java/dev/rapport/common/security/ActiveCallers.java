package dev.rapport.common.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.rapport.common.security.KnownEmployees.Standing;
import dev.rapport.common.web.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * Tells callers who work here from those who do so no more, whose tokens are good for a while. What is known of a
 * person is asked for again after a second. While it cannot be asked for, the last answer counts for five minutes: a
 * store that is down must not shut out everybody at once, nor let anybody in for ever.
 */
public final class ActiveCallers {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final KnownEmployees employees;
    private final Ticker ticker;
    private final Cache<UUID, Known> known = Caffeine.newBuilder().maximumSize(MOST).build();

    /**
     * @param askedAt
     *            when it was last asked for, with or without success
     * @param toldAt
     *            when it was last told
     */
    private record Known(Standing standing, long askedAt, long toldAt) {}

    ActiveCallers(KnownEmployees employees, Ticker ticker) {
        this.employees = employees;
        this.ticker = ticker;
    }

    /**
     * Refuses somebody who has left.
     *
     * @throws ProblemException
     *             403 {@code caller-deactivated}
     * @throws RuntimeException
     *             when it is not known and cannot be asked for
     */
    void require(UUID employeeId) {
        if (standing(employeeId) == Standing.DEACTIVATED) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "caller-deactivated",
                    "Your employee record is deactivated; an administrator can reactivate it.");
        }
    }

    /** Whether somebody may go on with what was begun. */
    public boolean isActive(UUID employeeId) {
        try {
            return standing(employeeId) != Standing.DEACTIVATED;
        } catch (RuntimeException e) {
            // Whoever begins anew is told why.
            return false;
        }
    }

    private Standing standing(UUID employeeId) {
        long now = ticker.read();
        Known last = known.getIfPresent(employeeId);
        if (last != null && now - last.askedAt() < FRESH.toNanos()) {
            return last.standing();
        }
        boolean counts = last != null && now - last.toldAt() < LONGEST.toNanos();
        if (last != null && counts) {
            // One asks; others who come meanwhile do not wait for it.
            known.put(employeeId, new Known(last.standing(), now, last.toldAt()));
        }
        try {
            Standing standing = employees.standing(employeeId);
            known.put(employeeId, new Known(standing, now, now));
            return standing;
        } catch (RuntimeException e) {
            if (last != null && counts) {
                return last.standing();
            }
            throw e;
        }
    }
}
