package dev.rapport.localstack.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Who has signed in: from the form to the exchange of the code, and then for as long as the refresh token is good. Kept
 * in memory, so that a restart of the gateway lets nobody refresh. Access tokens are not looked up; they are checked by
 * their signature.
 */
final class SignIns implements OAuth2AuthorizationService {

    private static final int MOST = 2_000;
    private static final int MOST_USED = 20_000;
    private static final Duration WITHOUT_REFRESH = Duration.ofMinutes(10);

    private final Clock clock;
    private final Cache<String, OAuth2Authorization> known;

    /** Refresh tokens that were exchanged already, with the sign-ins that they belonged to. */
    private final Cache<String, String> used;

    SignIns(Clock clock, Duration longest) {
        this.clock = clock;
        this.known = Caffeine.newBuilder().maximumSize(MOST).expireAfter(Expiry.<String, OAuth2Authorization>writing(
                (id, authorization) -> remaining(authorization))).build();
        this.used = Caffeine.newBuilder().maximumSize(MOST_USED).expireAfterWrite(longest).build();
    }

    private Duration remaining(OAuth2Authorization authorization) {
        OAuth2RefreshToken refresh = refreshToken(authorization);
        return refresh == null || refresh.getExpiresAt() == null
                ? WITHOUT_REFRESH
                : Duration.between(clock.instant(), refresh.getExpiresAt());
    }

    private static @Nullable OAuth2RefreshToken refreshToken(@Nullable OAuth2Authorization authorization) {
        return authorization == null || authorization.getRefreshToken() == null
                ? null
                : authorization.getRefreshToken().getToken();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        OAuth2RefreshToken before = refreshToken(known.getIfPresent(authorization.getId()));
        OAuth2RefreshToken now = refreshToken(authorization);
        if (before != null && (now == null || !before.getTokenValue().equals(now.getTokenValue()))) {
            used.put(before.getTokenValue(), authorization.getId());
        }
        known.put(authorization.getId(), authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        known.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return known.getIfPresent(id);
    }

    /**
     * Finds used codes too: a code presented twice is refused because it is still known. A refresh token presented
     * twice was stolen once, from or by whoever comes second, so that the whole sign-in ends.
     */
    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String stolenFrom = used.getIfPresent(token);
        if (stolenFrom != null) {
            known.invalidate(stolenFrom);
            return null;
        }
        return known.asMap().values().stream().filter(authorization -> holds(authorization, token, type)).findAny()
                .orElse(null);
    }

    private static boolean holds(OAuth2Authorization authorization, String token, @Nullable OAuth2TokenType type) {
        var found = authorization.getToken(token);
        return found != null
                && (type == null || !type.getValue().equals("code")
                        || found.getToken() instanceof OAuth2AuthorizationCode);
    }
}
