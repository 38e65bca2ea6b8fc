package dev.rapport.gateway.security;

import dev.rapport.gateway.limits.RateLimits;
import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** 401 for whoever has no good token; such requests count against the caller's address. */
@Component
class UnauthenticatedEntryPoint implements AuthenticationEntryPoint {

    private final RateLimits limits;

    UnauthenticatedEntryPoint(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (limits.refuseAddress(request, response)) {
            return;
        }
        if (reason instanceof AuthenticationServiceException) {
            Problems.write(request, response, ProblemKind.UNAVAILABLE, "Tokens cannot be checked now; try again.");
        } else if (reason instanceof OAuth2AuthenticationException) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rapport\", error=\"invalid_token\"");
            Problems.write(request, response, ProblemKind.UNAUTHENTICATED,
                    "The access token is expired, is not meant for this address, or was not issued by its sign-in.");
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"rapport\"");
            Problems.write(request, response, ProblemKind.UNAUTHENTICATED);
        }
    }
}
