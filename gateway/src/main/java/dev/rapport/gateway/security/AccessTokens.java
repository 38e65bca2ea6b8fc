package dev.rapport.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.rapport.http.AccessTokenRules;
import dev.rapport.http.ProviderKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Checks access tokens: signature, issuer, audience, expiry. A token found good is remembered for a minute, so that a
 * caller's next requests do not pay for its signature again; a withdrawn key therefore counts at most that much longer.
 */
@Component
class AccessTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final OAuth2Error INCOMPLETE = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN,
            "The token lacks the audience, a subject or an expiry.", null);
    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256,
            JWSAlgorithm.ES256);
    private static final int MAX_REMEMBERED = 2_000;

    private final NimbusJwtDecoder decoder;
    private final Duration clockSkew;
    private final Clock clock;
    private final Cache<String, Jwt> good = Caffeine.newBuilder().maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED).build();

    AccessTokens(SecurityProperties properties, ObjectProvider<JWKSource<SecurityContext>> ownKeys, Clock clock) {
        this.clock = clock;
        this.clockSkew = properties.clockSkew();
        // A provider's keys are fetched when they are needed: one that is down must not keep the gateway from starting.
        JWKSource<SecurityContext> keys = ownKeys
                .getIfAvailable(() -> new ProviderKeys(properties.issuerUri(), properties.jwkSetUri()));
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(SIGNATURES, keys));
        processor.setJWSTypeVerifier(AccessTokenRules.ofType(properties.tokenTypes()));
        // Time and the rest are checked by our own rules.
        processor.setJWTClaimsSetVerifier((claims, context) -> {
        });
        this.decoder = new NimbusJwtDecoder(processor);
        this.decoder.setJwtValidator(rules(properties, clock));
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && !expired(known.getExpiresAt())) {
            return known;
        }
        Jwt jwt = decoder.decode(token);
        good.put(token, jwt);
        return jwt;
    }

    private boolean expired(@Nullable Instant expiry) {
        return expiry == null || clock.instant().minus(clockSkew).isAfter(expiry);
    }

    private static OAuth2TokenValidator<Jwt> rules(SecurityProperties properties, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(properties.clockSkew());
        timestamps.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(timestamps, new JwtIssuerValidator(properties.issuerUri()),
                AccessTokenRules.noIdToken(),
                jwt -> isComplete(jwt, properties.audience())
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(INCOMPLETE));
    }

    /** The timestamp rule lets a token without expiry pass; here it does not. */
    private static boolean isComplete(Jwt jwt, String audience) {
        List<String> audiences = jwt.getAudience();
        String subject = jwt.getSubject();
        return jwt.getExpiresAt() != null && subject != null && !subject.isBlank() && audiences != null
                && audiences.contains(audience);
    }
}
