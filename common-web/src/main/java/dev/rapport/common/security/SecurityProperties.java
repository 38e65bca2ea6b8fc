package dev.rapport.common.security;

import dev.rapport.http.AccessTokenRules;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whose tokens are trusted.
 *
 * @param issuerUri
 *            issuer of the tokens, as in their {@code iss} claim; there is no default, since whoever is trusted by
 *            mistake can sign in as anyone
 * @param jwkSetUri
 *            where its public keys are; the issuer's discovery document says it when absent
 * @param audience
 *            what the tokens' {@code aud} claim must name
 * @param tokenTypes
 *            what the header {@code typ} of an access token may say; {@code JWT} for a provider that does not tell
 *            access tokens from others
 * @param clockSkew
 *            how far issuer's and our clocks may differ
 * @param employeeClaim
 *            the claim with the UUID of the person's employee record
 * @param rolesClaim
 *            the claim with the person's roles
 */
@Validated
@ConfigurationProperties("rapport.security")
public record SecurityProperties(
        @NotBlank String issuerUri,
        @Nullable String jwkSetUri,
        @DefaultValue("rapport") @NotBlank String audience,
        @DefaultValue(AccessTokenRules.STANDARD_TYPE) @NotEmpty List<String> tokenTypes,
        @DefaultValue("30s") @NotNull Duration clockSkew,
        @DefaultValue("employee_id") @NotBlank String employeeClaim,
        @DefaultValue("roles") @NotBlank String rolesClaim) {}
