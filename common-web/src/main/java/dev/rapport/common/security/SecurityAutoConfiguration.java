package dev.rapport.common.security;

import com.github.benmanes.caffeine.cache.Ticker;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.rapport.common.web.ProblemException;
import dev.rapport.common.web.ProblemTranslator;
import dev.rapport.common.web.Problems;
import dev.rapport.http.AccessTokenRules;
import dev.rapport.http.ProviderKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Every request of the API carries a token that this service verifies itself; being behind the gateway is no proof. */
@AutoConfiguration(beforeName = {
        "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
        "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
        "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"})
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityAutoConfiguration {

    private static final String BEARER = "Bearer ";

    @Bean
    JwtDecoder jwtDecoder(SecurityProperties properties) {
        var source = new ProviderKeys(properties.issuerUri(), properties.jwkSetUri());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256),
                        source));
        processor.setJWSTypeVerifier(AccessTokenRules.ofType(properties.tokenTypes()));
        // Time is checked below, with our own skew.
        processor.setJWTClaimsSetVerifier((claims, context) -> {
        });
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(List.of(new JwtTimestampValidator(properties.clockSkew()),
                        new JwtIssuerValidator(properties.issuerUri()), audience(properties.audience()), expires(),
                        AccessTokenRules.noIdToken(), somebody(properties.employeeClaim()))));
        // Tokens end by the machine's clock, as the rules above measure it, not by one that a service may be given.
        return new RememberedTokens(decoder, properties.clockSkew(), Clock.systemUTC());
    }

    private static OAuth2TokenValidator<Jwt> audience(String audience) {
        var wrong = OAuth2TokenValidatorResult
                .failure(new OAuth2Error("invalid_token", "The token is for others", null));
        return token -> token.getAudience() != null && token.getAudience().contains(audience)
                ? OAuth2TokenValidatorResult.success()
                : wrong;
    }

    private static OAuth2TokenValidator<Jwt> expires() {
        var endless = OAuth2TokenValidatorResult
                .failure(new OAuth2Error("invalid_token", "The token never ends", null));
        return token -> token.getExpiresAt() == null ? endless : OAuth2TokenValidatorResult.success();
    }

    /** The id that stands for the platform itself in events is nobody's. */
    private static OAuth2TokenValidator<Jwt> somebody(String employeeClaim) {
        var nobody = OAuth2TokenValidatorResult
                .failure(new OAuth2Error("invalid_token", "The token names no person", null));
        return token -> Callers.isNobody(token.getClaims().get(employeeClaim))
                ? nobody
                : OAuth2TokenValidatorResult.success();
    }

    /** A header is looked at when it is asked for, which may be as late as in a controller. */
    @Bean
    ProblemTranslator rejectedRequest() {
        return exception -> exception instanceof RequestRejectedException
                ? new ProblemException(HttpStatus.BAD_REQUEST, "malformed-request", "Bad Request.")
                : null;
    }

    /**
     * What a token looks like is left to the decoder, which knows most tokens already; a pattern would read each again.
     */
    private static @Nullable String bearerToken(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        String token = header.substring(BEARER.length()).strip();
        return token.isEmpty() ? null : token;
    }

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, JsonMapper json) throws Exception {
        AuthenticationEntryPoint challenge = (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            Problems.write(response, new ProblemException(HttpStatus.UNAUTHORIZED, "unauthenticated",
                    "A valid access token is required."), json);
        };
        return http.csrf(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        // Health and metrics, which match at their own port only.
                        .requestMatchers(EndpointRequest.toAnyEndpoint()).permitAll().requestMatchers("/error")
                        .permitAll()
                        .requestMatchers("/v3/api-docs/**", "/v3/api-docs.yaml").permitAll().anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {
                }).bearerTokenResolver(SecurityAutoConfiguration::bearerToken).authenticationEntryPoint(challenge)
                        .accessDeniedHandler(
                                (request, response, denied) -> Problems.write(response, ProblemException.forbidden(),
                                        json)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(challenge)).build();
    }

    @Bean
    CallerArgument callerArgument(SecurityProperties properties) {
        return new CallerArgument(new Callers(properties));
    }

    @Bean
    ActiveCallers activeCallers(ObjectProvider<KnownEmployees> employees) {
        return new ActiveCallers(id -> {
            var known = employees.getIfAvailable();
            return known == null ? KnownEmployees.Standing.UNKNOWN : known.standing(id);
        }, Ticker.systemTicker());
    }

    @Bean
    WebMvcConfigurer callerArgumentConfigurer(CallerArgument callerArgument, ActiveCallers active) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new ActiveCallerInterceptor(callerArgument, active))
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }

            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(callerArgument);
            }
        };
    }
}
