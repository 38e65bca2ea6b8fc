package dev.rapport.reporting.freshness;

import dev.rapport.common.projection.Projection;
import dev.rapport.common.projection.ProjectionCopy;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.EntityTags;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.limit.Places;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * One read of the public API. Controllers take it as a parameter and ask it for each read model they answer from; it
 * waits for the position that the request names, in the header or the parameter, and answers the lag in {@value #LAG}.
 */
public final class Reading {

    /** Milliseconds since the oldest event that the answer does not know yet was recorded; 0 when it knows all. */
    public static final String LAG = "Rapport-Lag";

    /** Most waits are short, so that soon there is a place again. */
    private static final Duration TURN = Duration.ofMillis(500);

    private final @Nullable Position position;
    private final Caller caller;
    private final Places waiting;
    private final HttpServletResponse response;
    private long lag;

    /**
     * @param waiting who waits for a position takes one of these
     */
    Reading(@Nullable Position position, Caller caller, Places waiting, HttpServletResponse response) {
        this.position = position;
        this.caller = caller;
        this.waiting = waiting;
        this.response = response;
    }

    /**
     * Whether the request names a position. Its answer must be made after {@link #from}, never taken from earlier ones.
     */
    public boolean isAtPosition() {
        return position != null;
    }

    /** Whether the request names a position of a record of one of these kinds. */
    public boolean isAtPositionOf(Collection<String> kinds) {
        return position != null
                && position.entries().stream().anyMatch(entry -> kinds.contains(entry.aggregateType()));
    }

    /**
     * The copy to answer from, once it has caught up with the position.
     *
     * @throws ProblemException 503 {@code read-model-behind} if it has not in time, 429 {@code too-many-at-once} or 503
     * {@code unavailable} if too many wait already
     */
    public <C extends ProjectionCopy> C from(Projection<C> projection) {
        if (position != null) {
            await(projection, position);
        }
        lag = Math.max(lag, projection.lagMillis());
        response.setHeader(LAG, Long.toString(lag));
        return Objects.requireNonNull(projection.live());
    }

    /** The answer is a record of this version, which its tag says. */
    public void answersVersion(long version) {
        response.setHeader(HttpHeaders.ETAG, EntityTags.of(version));
    }

    private void await(Projection<?> projection, Position until) {
        try (var _ = waiting.take(caller.employeeId(), TURN)) {
            projection.await(until.entries());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
