package dev.rapport.gateway.security;

import dev.rapport.http.problem.ProblemKind;
import dev.rapport.http.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * The API needs a token; pages do not; nothing else exists. Roles are for the services to judge: being let
 * through here is no proof of anything.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final AuthenticationEntryPoint NOT_FOUND = (request, response, reason) -> Problems.write(request,
            response, ProblemKind.NOT_FOUND);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Order(10)
    SecurityFilterChain api(HttpSecurity http, AccessTokens tokens, UnauthenticatedEntryPoint entryPoint) {
        stateless(http).securityMatcher("/api", "/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(entryPoint))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(entryPoint)
                        .bearerTokenResolver(new BearerTokens())
                        .withObjectPostProcessor(reportsEveryFailureTo(entryPoint))
                        .jwt(jwt -> jwt.decoder(tokens)
                                .jwtAuthenticationConverter(token -> new JwtAuthenticationToken(token, List.of()))));
        return http.build();
    }

    /** Health and metrics have a port of their own, where nothing else is answered. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain management(HttpSecurity http) {
        stateless(http).securityMatcher(ApiSecurity::isForManagement)
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.toAnyEndpoint())
                        .permitAll().anyRequest().denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(NOT_FOUND));
        return http.build();
    }

    /** The port has a web server of its own, which is known by its name. */
    private static boolean isForManagement(HttpServletRequest request) {
        return WebServerApplicationContext.hasServerNamespace(
                WebApplicationContextUtils.getWebApplicationContext(request.getServletContext()), "management");
    }

    @Bean
    @Order(100)
    SecurityFilterChain nothingElse(HttpSecurity http) {
        stateless(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/").permitAll()
                        .anyRequest().denyAll())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(NOT_FOUND));
        return http.build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /** By default a provider that cannot be reached would surface as 500. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> reportsEveryFailureTo(
            AuthenticationEntryPoint entryPoint) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(entryPoint);
                handler.setRethrowAuthenticationServiceException(false);
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }
}
