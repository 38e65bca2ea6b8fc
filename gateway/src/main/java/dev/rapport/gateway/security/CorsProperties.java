package dev.rapport.gateway.security;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages of other origins may call the API from a browser.
 *
 * @param allowedOrigins such as {@code https://crm.example}; none by default, and never a wildcard
 * @param maxAge how long a browser remembers the answer
 */
@ConfigurationProperties("rapport.gateway.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins, @DefaultValue("1h") Duration maxAge) {

    CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
        if (allowedOrigins.stream().anyMatch(origin -> origin.contains("*"))) {
            throw new IllegalArgumentException("rapport.gateway.cors.allowed-origins: name each origin, no wildcards");
        }
    }
}
