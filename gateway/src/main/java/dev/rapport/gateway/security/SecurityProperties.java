package dev.rapport.gateway.security;

import dev.rapport.http.AccessTokenRules;
import java.time.Duration;
import java.util.List;
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
 * @param tokenTypes what the header {@code typ} of an access token may say; {@code JWT} for a provider that does not
 * tell access tokens from others
 * @param clockSkew by how much clocks may differ
 */
@ConfigurationProperties("rapport.security")
public record SecurityProperties(
        @DefaultValue("") String issuerUri,
        @Nullable String jwkSetUri,
        @DefaultValue("rapport") String audience,
        @DefaultValue(AccessTokenRules.STANDARD_TYPE) List<String> tokenTypes,
        @DefaultValue("30s") Duration clockSkew) {

    public SecurityProperties {
        if (issuerUri.isBlank()) {
            throw new IllegalArgumentException("rapport.security.issuer-uri: nobody can sign in yet; "
                    + "set RAPPORT_ISSUER to the address of your OpenID provider");
        }
        tokenTypes = List.copyOf(tokenTypes);
        if (audience.isBlank() || tokenTypes.isEmpty() || clockSkew.isNegative()) {
            throw new IllegalArgumentException(
                    "rapport.security: audience and token-types are needed, and clock-skew must not be negative");
        }
    }
}
