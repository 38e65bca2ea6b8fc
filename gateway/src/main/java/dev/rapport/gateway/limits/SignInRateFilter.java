package dev.rapport.gateway.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Slows down whoever tries passwords; stands before the security filters, which answer sign-in requests themselves. */
@Component
@Order(-110)
class SignInRateFilter extends OncePerRequestFilter {

    private static final Set<String> GUARDED = Set.of("/oauth2/token", "/oauth2/revoke", "/oauth2/authorize",
            "/connect/logout", "/sign-in");

    private final RateLimits limits;

    SignInRateFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !GUARDED.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!limits.refuseSignIn(request, response)) {
            chain.doFilter(request, response);
        }
    }
}
