package dev.rapport.localstack.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Sends the browser back with its code and forgets the session: whoever signs in next can be someone else, without a
 * sign-out, and no cookie stays behind that other pages could ride on.
 */
final class OneSignInPerSession implements AuthenticationSuccessHandler {

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication authentication) throws IOException {
        var authorization = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        UriComponentsBuilder target = UriComponentsBuilder
                .fromUriString(Objects.requireNonNull(authorization.getRedirectUri())).queryParam("code",
                        Objects.requireNonNull(authorization.getAuthorizationCode()).getTokenValue());
        if (authorization.getState() != null && !authorization.getState().isBlank()) {
            target.queryParam("state", UriUtils.encode(authorization.getState(), StandardCharsets.UTF_8));
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect(target.build(true).toUriString());
    }
}
