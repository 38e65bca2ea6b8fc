package dev.rapport.gateway.limits;

import dev.rapport.http.audit.AuditFilter;
import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts what gets past the security filters against its caller, in a second and at the same time. */
@Component
@Order(-90)
class CallerRateFilter extends OncePerRequestFilter {

    private static final String STREAM = "/api/stream";

    private final RateLimits limits;
    private final UnderWay underWay;

    CallerRateFilter(RateLimits limits, LimitProperties properties) {
        this.limits = limits;
        this.underWay = new UnderWay(properties.atOnce().perCaller());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal caller = request.getUserPrincipal();
        if (caller == null) {
            if (!limits.refuseAddress(request, response)) {
                chain.doFilter(request, response);
            }
            return;
        }
        AuditFilter.by(request, caller.getName());
        if (!limits.refuseSubject(caller.getName(), request, response)) {
            bounded(caller.getName(), request, response, chain);
        }
    }

    private void bounded(String subject, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getServletPath().equals(STREAM)) {
            chain.doFilter(request, response);
        } else if (!underWay.begin(subject)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            Problems.write(request, response, ProblemKind.TOO_MANY_AT_ONCE);
        } else {
            try {
                chain.doFilter(request, response);
            } finally {
                underWay.end(subject);
            }
        }
    }
}
