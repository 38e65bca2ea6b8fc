package dev.rapport.gateway.signin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authorization server of the local stack. Production switches it off and names its own provider with
 * {@code rapport.security.issuer-uri}.
 *
 * @param keyFile the signing key; tokens stay good across restarts because it does
 * @param tokenLifetime of access tokens
 * @param people who can sign in; the demo people unless configured
 */
@ConfigurationProperties("rapport.gateway.local-sign-in")
record LocalSignInProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue(".rapport/gateway/signing-key.json") Path keyFile,
        @DefaultValue("8h") Duration tokenLifetime,
        @Nullable List<Person> people) {

    LocalSignInProperties {
        if (!tokenLifetime.isPositive()) {
            throw new IllegalArgumentException("rapport.gateway.local-sign-in.token-lifetime must be positive");
        }
        people = people == null ? DemoPeople.ALL : List.copyOf(people);
    }

    @Override
    public List<Person> people() {
        return people == null ? DemoPeople.ALL : people;
    }
}
