package dev.rapport.gateway.limits;

import dev.rapport.http.audit.AuditFilter;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts what gets past the security filters against its caller. */
@Component
@Order(-90)
class CallerRateFilter extends OncePerRequestFilter {

    private final RateLimits limits;

    CallerRateFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal caller = request.getUserPrincipal();
        if (caller != null) {
            AuditFilter.by(request, caller.getName());
        }
        Optional<Duration> wait = caller == null
                ? limits.takeForAddress(request)
                : limits.takeForSubject(caller.getName());
        if (wait.isPresent()) {
            Problems.writeRateLimited(request, response, wait.get());
        } else {
            chain.doFilter(request, response);
        }
    }
}
