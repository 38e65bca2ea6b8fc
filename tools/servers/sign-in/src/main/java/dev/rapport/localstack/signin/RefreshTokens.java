package dev.rapport.localstack.signin;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Makes refresh tokens for pages too, which have no secret; the framework would not. Each is good once. However often
 * it is exchanged, a sign-in ends when its first one would have.
 */
final class RefreshTokens implements OAuth2TokenGenerator<OAuth2RefreshToken> {

    private static final int BYTES = 96;

    private final StringKeyGenerator values = new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(),
            BYTES);
    private final Clock clock;

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2RefreshToken generate(OAuth2TokenContext context) {
        if (!OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            return null;
        }
        Instant now = clock.instant();
        return new OAuth2RefreshToken(values.generateKey(), now, end(context, now));
    }

    private static Instant end(OAuth2TokenContext context, Instant now) {
        var authorization = context.getAuthorization();
        var earlier = authorization == null ? null : authorization.getRefreshToken();
        Instant end = earlier == null ? null : earlier.getToken().getExpiresAt();
        return end == null
                ? now.plus(context.getRegisteredClient().getTokenSettings().getRefreshTokenTimeToLive())
                : end;
    }
}
