package dev.rapport.localstack.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Lets a page that has no secret exchange and revoke refresh tokens; the framework lets it exchange codes only. What
 * it presents is the proof, and is good once.
 */
final class PageClient implements AuthenticationProvider {

    private static final String CLIENT_ID = "client_id";
    private static final Set<String> PROVEN_OTHERWISE = Set.of("client_secret", "client_assertion", "code_verifier");

    private final RegisteredClientRepository clients;

    PageClient(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    /** Reads which page it is. */
    static AuthenticationConverter converter() {
        return PageClient::read;
    }

    private static @Nullable Authentication read(HttpServletRequest request) {
        String[] ids = request.getParameterValues(CLIENT_ID);
        boolean refreshes = "refresh_token".equals(request.getParameter("grant_type"));
        boolean revokes = request.getServletPath().equals("/oauth2/revoke");
        if (ids == null || ids.length != 1 || (!refreshes && !revokes)
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || PROVEN_OTHERWISE.stream().anyMatch(name -> request.getParameter(name) != null)) {
            return null;
        }
        return new OAuth2ClientAuthenticationToken(ids[0], ClientAuthenticationMethod.NONE, null, Map.of());
    }

    @Override
    public @Nullable Authentication authenticate(Authentication claimed) {
        var page = (OAuth2ClientAuthenticationToken) claimed;
        if (!ClientAuthenticationMethod.NONE.equals(page.getClientAuthenticationMethod())
                || !page.getAdditionalParameters().isEmpty()) {
            return null;
        }
        RegisteredClient client = clients.findByClientId(String.valueOf(page.getPrincipal()));
        if (client == null || !client.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
