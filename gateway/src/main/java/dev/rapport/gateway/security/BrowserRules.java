package dev.rapport.gateway.security;

import java.util.List;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/**
 * What every security filter chain tells browsers: who may embed, call, sniff and remember. A chain that serves pages
 * adds the content security policy that they need.
 */
@Component
class BrowserRules implements Customizer<HttpSecurity> {

    private static final String NO_CONTENT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

    private final UrlBasedCorsConfigurationSource origins = new UrlBasedCorsConfigurationSource();

    BrowserRules(CorsProperties properties) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(properties.allowedOrigins());
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE"));
        rules.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "If-Match", "If-None-Match",
                "Idempotency-Key", "Rapport-Position", "Last-Event-ID", "X-Request-Id", "traceparent", "tracestate"));
        rules.setExposedHeaders(
                List.of("ETag", "Location", "Rapport-Position", "Rapport-Lag", "Idempotency-Replayed", "Retry-After",
                        "WWW-Authenticate", "X-Request-Id", "RateLimit", "RateLimit-Policy"));
        rules.setMaxAge(properties.maxAge());
        if (!properties.allowedOrigins().isEmpty()) {
            origins.registerCorsConfiguration("/**", rules);
        }
    }

    @Override
    public void customize(HttpSecurity http) {
        http.cors(cors -> cors.configurationSource(origins))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NO_CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(frame -> frame.deny())
                        .httpStrictTransportSecurity(hsts -> hsts.maxAgeInSeconds(31_536_000)));
    }
}
