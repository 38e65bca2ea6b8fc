package dev.rapport.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/**
 * Checks access tokens: signature, issuer, audience, expiry. A token found good is remembered for a minute, so that a
 * caller's next requests do not pay for its signature again; a withdrawn key therefore counts at most that much longer.
 */
@Component
class AccessTokens implements JwtDecoder {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final OAuth2Error INCOMPLETE = new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN,
            "The token lacks the audience, a subject or an expiry.", null);
    private static final List<SignatureAlgorithm> SIGNATURES = List.of(SignatureAlgorithm.RS256,
            SignatureAlgorithm.PS256, SignatureAlgorithm.ES256);
    private static final int MAX_REMEMBERED = 2_000;

    private final JwtDecoder decoder;
    private final Duration clockSkew;
    private final Clock clock;
    private final Cache<String, Jwt> good = Caffeine.newBuilder().maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(REMEMBERED).build();

    AccessTokens(SecurityProperties properties, ObjectProvider<JWKSource<SecurityContext>> ownKeys, Clock clock) {
        this.clock = clock;
        this.clockSkew = properties.clockSkew();
        OAuth2TokenValidator<Jwt> rules = rules(properties, clock);
        JWKSource<SecurityContext> keys = ownKeys.getIfAvailable();
        // A provider that is down must not keep the gateway from starting.
        this.decoder = keys != null
                ? checked(NimbusJwtDecoder.withJwkSource(keys).build(), rules)
                : new SupplierJwtDecoder(() -> checked(ofProvider(properties), rules));
    }

    private static NimbusJwtDecoder ofProvider(SecurityProperties properties) {
        String keys = properties.jwkSetUri();
        return keys == null || keys.isBlank()
                ? NimbusJwtDecoder.withIssuerLocation(properties.issuerUri()).restOperations(patient()).build()
                : NimbusJwtDecoder.withJwkSetUri(keys).jwsAlgorithms(accepted -> accepted.addAll(SIGNATURES))
                        .restOperations(patient()).build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = good.getIfPresent(token);
        if (known != null && !expired(known.getExpiresAt())) {
            return known;
        }
        Jwt jwt = check(token);
        good.put(token, jwt);
        return jwt;
    }

    private Jwt check(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtDecoderInitializationException e) {
            // In this form it is known that the provider is to blame, not the token.
            throw new JwtException("The OpenID provider does not answer.", e);
        }
    }

    private boolean expired(@Nullable Instant expiry) {
        return expiry == null || clock.instant().minus(clockSkew).isAfter(expiry);
    }

    private static RestTemplate patient() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(5));
        return new RestTemplate(requests);
    }

    private static JwtDecoder checked(NimbusJwtDecoder decoder, OAuth2TokenValidator<Jwt> rules) {
        decoder.setJwtValidator(rules);
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> rules(SecurityProperties properties, Clock clock) {
        JwtTimestampValidator timestamps = new JwtTimestampValidator(properties.clockSkew());
        timestamps.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(timestamps, new JwtIssuerValidator(properties.issuerUri()),
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
