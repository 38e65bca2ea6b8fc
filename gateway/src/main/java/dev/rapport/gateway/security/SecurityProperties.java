package dev.rapport.gateway.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose access tokens are good. The services read the same properties.
 *
 * @param issuerUri of the OpenID provider; there is no default, since whoever is trusted by mistake can sign in as
 * anyone
 * @param jwkSetUri where the provider's public keys are; its discovery document is asked when absent
 * @param audience every token must name it
 * @param clockSkew by how much clocks may differ
 */
@ConfigurationProperties("rapport.security")
public record SecurityProperties(
        @DefaultValue("") String issuerUri,
        @Nullable String jwkSetUri,
        @DefaultValue("rapport") String audience,
        @DefaultValue("30s") Duration clockSkew) {

    public SecurityProperties {
        if (issuerUri.isBlank()) {
            throw new IllegalArgumentException("rapport.security.issuer-uri: nobody can sign in yet; "
                    + "set RAPPORT_ISSUER to the address of your OpenID provider");
        }
        if (audience.isBlank() || clockSkew.isNegative()) {
            throw new IllegalArgumentException(
                    "rapport.security: audience is needed, and clock-skew must not be negative");
        }
    }
}
