package dev.rapport.localstack.signin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The authorization server of the local stack.
 *
 * @param enabled whether it takes part although it is on the class path
 * @param keyFile the signing key; tokens stay good across restarts because it does
 * @param tokenLifetime of access tokens
 * @param signInLifetime for how long a page can exchange refresh tokens for new ones
 * @param people who can sign in; the demo people unless configured
 */
@ConfigurationProperties("rapport.sign-in")
record SignInProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue(".rapport/gateway/signing-key.json") Path keyFile,
        @DefaultValue("15m") Duration tokenLifetime,
        @DefaultValue("8h") Duration signInLifetime,
        @Nullable List<Person> people) {

    SignInProperties {
        if (!tokenLifetime.isPositive() || signInLifetime.compareTo(tokenLifetime) < 0) {
            throw new IllegalArgumentException("rapport.sign-in: token-lifetime must be positive, and "
                    + "sign-in-lifetime at least as long");
        }
        people = people == null ? DemoPeople.ALL : List.copyOf(people);
    }

    @Override
    public List<Person> people() {
        return people == null ? DemoPeople.ALL : people;
    }
}
