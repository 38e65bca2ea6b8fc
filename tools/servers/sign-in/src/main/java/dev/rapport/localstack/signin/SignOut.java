package dev.rapport.localstack.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcLogoutAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Ends a sign-in: its refresh token is good no more, and the browser goes back to the page. */
final class SignOut implements AuthenticationSuccessHandler {

    private final OAuth2AuthorizationService signIns;

    SignOut(OAuth2AuthorizationService signIns) {
        this.signIns = signIns;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication authentication) throws IOException {
        var signOut = (OidcLogoutAuthenticationToken) authentication;
        var signIn = signIns.findByToken(Objects.requireNonNull(signOut.getIdToken()).getTokenValue(), null);
        if (signIn != null) {
            signIns.remove(signIn);
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        String address = signOut.getPostLogoutRedirectUri();
        if (address == null || address.isBlank()) {
            response.sendRedirect("/docs");
            return;
        }
        UriComponentsBuilder target = UriComponentsBuilder.fromUriString(address);
        if (signOut.getState() != null && !signOut.getState().isBlank()) {
            target.queryParam("state", UriUtils.encode(signOut.getState(), StandardCharsets.UTF_8));
        }
        response.sendRedirect(target.build(true).toUriString());
    }

    /**
     * Refuses other addresses than those of the page, on any port of this machine as RFC 8252 says.
     *
     * @throws OAuth2AuthenticationException when the browser would be sent elsewhere
     */
    static void checkAddress(OidcLogoutAuthenticationContext context) {
        OidcLogoutAuthenticationToken signOut = context.getAuthentication();
        String address = signOut.getPostLogoutRedirectUri();
        if (address != null && !address.isBlank() && !isOf(context.getRegisteredClient(), address)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
    }

    private static boolean isOf(RegisteredClient client, String address) {
        try {
            URI uri = URI.create(address);
            return uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && client.getPostLogoutRedirectUris()
                            .contains(uri.getScheme() + "://" + uri.getHost() + uri.getRawPath());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
