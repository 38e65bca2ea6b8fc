package dev.rapport.reporting.freshness;

import dev.rapport.common.projection.Projection;
import dev.rapport.common.projection.ProjectionCopy;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One read of the public API. Controllers take it as a parameter and ask it for each read model they answer from; it
 * waits for the position that the request names, in the header or the parameter, and answers the lag in {@value #LAG}.
 */
public final class Reading {

    /** Milliseconds since the oldest event that the answer does not know yet was recorded; 0 when it knows all. */
    public static final String LAG = "Rapport-Lag";

    private final @Nullable Position position;
    private final HttpServletResponse response;
    private long lag;

    private Reading(@Nullable Position position, HttpServletResponse response) {
        this.position = position;
        this.response = response;
    }

    /**
     * @throws ProblemException 400 {@code invalid-position}
     */
    static Reading of(HttpServletRequest request, HttpServletResponse response) {
        var token = request.getHeader(Position.HEADER);
        if (token == null) {
            token = request.getParameter("position");
        }
        return new Reading(token == null ? null : Position.decode(token), response);
    }

    /**
     * Whether the request names a position. Its answer must be made after {@link #from}, never taken from earlier ones.
     */
    public boolean isAtPosition() {
        return position != null;
    }

    /**
     * The copy to answer from, once it has caught up with the position.
     *
     * @throws ProblemException 503 {@code read-model-behind} if it has not in time
     */
    public <C extends ProjectionCopy> C from(Projection<C> projection) {
        if (position != null) {
            projection.await(position.entries());
        }
        lag = Math.max(lag, projection.lagMillis());
        response.setHeader(LAG, Long.toString(lag));
        return Objects.requireNonNull(projection.live());
    }
}
