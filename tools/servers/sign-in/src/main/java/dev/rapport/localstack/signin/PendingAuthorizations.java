package dev.rapport.localstack.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Sign-ins between the form and the exchange of their code. Nothing else is kept: tokens are checked by signature, and
 * there is no introspection or revocation to look them up for.
 */
final class PendingAuthorizations implements OAuth2AuthorizationService {

    private static final int MAX_PENDING = 2_000;

    private final Cache<String, OAuth2Authorization> pending = Caffeine.newBuilder().maximumSize(MAX_PENDING)
            .expireAfterWrite(Duration.ofMinutes(10)).build();

    @Override
    public void save(OAuth2Authorization authorization) {
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            pending.put(authorization.getId(), authorization);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        pending.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return pending.getIfPresent(id);
    }

    /** Finds used codes too: a code presented twice is refused because it is still known. */
    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return pending.asMap().values().stream().filter(authorization -> holds(authorization, token, type)).findAny()
                .orElse(null);
    }

    private static boolean holds(OAuth2Authorization authorization, String token, @Nullable OAuth2TokenType type) {
        var found = authorization.getToken(token);
        return found != null
                && (type == null || !type.getValue().equals("code")
                        || found.getToken() instanceof OAuth2AuthorizationCode);
    }
}
