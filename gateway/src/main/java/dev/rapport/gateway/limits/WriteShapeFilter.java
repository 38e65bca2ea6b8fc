package dev.rapport.gateway.limits;

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

/** Turns away writes that are too long or not JSON before a service has work with them. */
@Component
@Order(-80)
class WriteShapeFilter extends OncePerRequestFilter {

    private static final Set<String> WRITES = Set.of("POST", "PATCH", "PUT", "DELETE");
    private static final Set<String> JSON = Set.of("application/json", "application/merge-patch+json");

    private final long limit;

    WriteShapeFilter(LimitProperties properties) {
        this.limit = properties.body().toBytes();
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
        } else if ((chunked || request.getContentLengthLong() > 0) && !isJson(request.getContentType())) {
            Problems.write(request, response, ProblemKind.UNSUPPORTED_MEDIA_TYPE);
        } else {
            chain.doFilter(chunked ? new LimitedBody(request, limit) : request, response);
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
