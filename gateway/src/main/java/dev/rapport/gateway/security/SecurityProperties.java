package dev.rapport.gateway.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are good. The services read the same properties.
 *
 * @param issuerUri of the OpenID provider; the local sign-in issues under it too
 * @param jwkSetUri where the provider's public keys are; its discovery document is asked when absent
 * @param audience every token must name it
 * @param clockSkew by how much clocks may differ
 */
@ConfigurationProperties("rapport.security")
public record SecurityProperties(
        @DefaultValue("http://127.0.0.1:8080") String issuerUri,
        @Nullable String jwkSetUri,
        @DefaultValue("rapport") String audience,
        @DefaultValue("30s") Duration clockSkew) {

    public SecurityProperties {
        if (issuerUri.isBlank() || audience.isBlank() || clockSkew.isNegative()) {
            throw new IllegalArgumentException(
                    "rapport.security: issuer-uri and audience are needed, and clock-skew must not be negative");
        }
    }
}
