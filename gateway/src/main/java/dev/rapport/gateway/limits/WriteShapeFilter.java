package dev.rapport.gateway.limits;

import dev.rapport.http.deadline.Bodies;
import dev.rapport.http.deadline.BodyRefusedException;
import dev.rapport.http.deadline.BufferedRequest;
import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away writes that are too long, too slow or not JSON before a service has work with them: a connection to it is
 * taken when the whole body is there.
 */
@Component
@Order(-80)
class WriteShapeFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final Set<String> JSON = Set.of("application/json", "application/merge-patch+json");

    private final int limit;
    private final Bodies bodies;

    WriteShapeFilter(LimitProperties properties, Bodies bodies) {
        this.limit = Math.toIntExact(properties.body().toBytes());
        this.bodies = bodies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !WRITES.contains(request.getMethod()) || !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (request.getContentLengthLong() > limit) {
            Problems.write(request, response, ProblemKind.TOO_LARGE);
            return;
        }
        if ((chunked || request.getContentLengthLong() > 0) && !isJson(request.getContentType())) {
            Problems.write(request, response, ProblemKind.UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        try (Bodies.Body body = bodies.read(request, limit)) {
            chain.doFilter(new BufferedRequest(request, body.bytes()), response);
        } catch (BodyRefusedException e) {
            Problems.write(request, response, e.kind(), e.detail());
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return JSON.contains(type.getType() + "/" + type.getSubtype())
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
