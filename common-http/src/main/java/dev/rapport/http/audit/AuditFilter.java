package dev.rapport.http.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Takes note of refusals, once each: where the request was refused, not where the answer passes through. */
public final class AuditFilter extends OncePerRequestFilter {

    /** Before the security filters, and what limits sign-ins. */
    public static final int ORDER = -120;

    private static final String REASON = AuditFilter.class.getName() + ".reason";
    private static final String ACTOR = AuditFilter.class.getName() + ".actor";

    private final AuditLog log;
    private final Clock clock;

    AuditFilter(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Says that a request is refused here, and why. */
    public static void refused(ServletRequest request, String code) {
        request.setAttribute(REASON, code);
    }

    /** Says whose request it is. */
    public static void by(ServletRequest request, String employeeId) {
        request.setAttribute(ACTOR, employeeId);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(REASON) instanceof String reason) {
                log.add(entry(AuditEntry.REFUSED, reason, null, null, request, clock));
            }
        }
    }

    /** What a request tells, without anything that its caller was free to write. */
    public static AuditEntry entry(String event, @Nullable String reason, @Nullable String kind,
            @Nullable String target, HttpServletRequest request, Clock clock) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Object actor = request.getAttribute(ACTOR);
        return new AuditEntry(clock.instant(), event, reason, actor == null ? null : actor.toString(), kind, target,
                request.getMethod() + (route == null ? "" : " " + route), request.getRemoteAddr(), MDC.get("traceId"));
    }
}
