package dev.rapport.common.security;

import dev.rapport.common.web.ProblemException;
import dev.rapport.http.audit.AuditFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets nobody in who has left, whatever they ask for. */
final class ActiveCallerInterceptor implements HandlerInterceptor {

    /** Elsewhere operators look when stores are down, or empty and filling. */
    private static final String API = "/api/";

    private final CallerArgument callers;
    private final ActiveCallers active;

    ActiveCallerInterceptor(CallerArgument callers, ActiveCallers active) {
        this.callers = callers;
        this.active = active;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken) {
            var caller = callers.current().employeeId();
            AuditFilter.by(request, caller.toString());
            try {
                active.require(caller);
            } catch (RuntimeException e) {
                boolean refused = e instanceof ProblemException problem && problem.status().is4xxClientError();
                if (refused || request.getServletPath().startsWith(API)) {
                    throw e;
                }
            }
        }
        return true;
    }
}
