package dev.rapport.http.problem;

import dev.rapport.http.audit.AuditFilter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problem documents; works outside Spring too, since the web server answers some requests before Spring sees
 * them.
 */
public final class Problems {

    /** The attribute of a request that holds its trace id. */
    public static final String TRACE_ID = Problems.class.getName() + ".traceId";

    /** By which a caller and the logs speak of the same request. */
    public static final String REQUEST_ID = "X-Request-Id";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** 401, 403 and 429: what the audit log takes note of where it happens. */
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private Problems() {}

    /** Makes the problem the answer, unless an answer has begun already. */
    public static void write(ServletRequest request, HttpServletResponse response, ProblemKind kind)
            throws IOException {
        write(request, response, kind, kind.detail());
    }

    /** The same with its own words; {@code detail} must not repeat what the caller sent. */
    public static void write(ServletRequest request, HttpServletResponse response, ProblemKind kind, String detail)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (REFUSALS.contains(kind.status())) {
            AuditFilter.refused(request, kind.code());
        }
        response.resetBuffer();
        response.setStatus(kind.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        String traceId = traceId(request.getAttribute(TRACE_ID));
        if (!response.containsHeader(REQUEST_ID)) {
            response.setHeader(REQUEST_ID, traceId);
        }
        if (kind == ProblemKind.UNAVAILABLE && !response.containsHeader(HttpHeaders.RETRY_AFTER)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        byte[] body = document(kind, detail, traceId);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** 429 with the time after which one more request is let through, rounded up to whole seconds. */
    public static void writeRateLimited(ServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(request, response, ProblemKind.RATE_LIMITED);
    }

    static byte[] document(ProblemKind kind, String detail, String traceId) {
        return JSON.writeValueAsBytes(
                new Problem("/problems/" + kind.code(), kind.title(), kind.status(), detail, kind.code(), traceId));
    }

    /** A request that failed before its trace began still gets an id that one can quote. */
    private static String traceId(@Nullable Object known) {
        if (known instanceof String traceId) {
            return traceId;
        }
        HexFormat hex = HexFormat.of();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
