package dev.rapport.common.web;

import dev.rapport.http.deadline.Bodies;
import dev.rapport.http.deadline.BodyRefusedException;
import dev.rapport.http.deadline.BufferedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the body of a write once, up to the limit and the deadline, and keeps its bytes: a larger one, or one of
 * another {@linkplain BodyShape shape}, is refused before anything looks at it, and an idempotency key can be compared
 * with what was sent.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

    private static final String BODY = BodyLimitFilter.class.getName() + ".body";

    private final int limit;
    private final Bodies bodies;
    private final JsonMapper json;

    BodyLimitFilter(int limitBytes, Bodies bodies, JsonMapper json) {
        this.limit = limitBytes;
        this.bodies = bodies;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return switch (request.getMethod()) {
            case "POST", "PATCH", "PUT", "DELETE" -> false;
            default -> true;
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (var body = bodies.read(request, limit)) {
            var refusal = BodyShape.refusal(request, body.bytes());
            if (refusal != null) {
                Problems.write(response, refusal, json);
                return;
            }
            request.setAttribute(BODY, body.bytes());
            chain.doFilter(new BufferedRequest(request, body.bytes()), response);
        } catch (BodyRefusedException e) {
            Problems.write(response,
                    new ProblemException(HttpStatus.valueOf(e.kind().status()), e.kind().code(), e.detail()), json);
        }
    }

    /** The bytes of the request's body. */
    static byte[] body(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof byte[] body ? body : new byte[0];
    }
}
