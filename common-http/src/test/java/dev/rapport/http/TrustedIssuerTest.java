package dev.rapport.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Security F4. A process that would let strangers in does not start, and says what to change. */
class TrustedIssuerTest {

    private final ApplicationContextRunner process = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HttpAutoConfiguration.class));

    private ApplicationContextRunner with(String issuer, String keys, String bound) {
        return process.withPropertyValues("rapport.security.issuer-uri=" + issuer,
                "rapport.security.jwk-set-uri=" + keys, "server.address=" + bound);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "                         |                        | 127.0.0.1 | RAPPORT_ISSUER",
            "sso.example              |                        | 127.0.0.1 | issuer-uri",
            "ftp://sso.example        |                        | 127.0.0.1 | issuer-uri",
            "http://sso.example       |                        | 127.0.0.1 | issuer-uri",
            "http://127.0.0.1.example |                        | 127.0.0.1 | issuer-uri",
            "http://10.0.0.1:8080     |                        | 127.0.0.1 | issuer-uri",
            "https://sso.example      | http://sso.example/k   | 10.0.0.1  | jwk-set-uri",
            "https://sso.example      | keys                   | 10.0.0.1  | jwk-set-uri",
            "http://127.0.0.1:8080    |                        |           | server.address",
            "http://127.0.0.1:8080    |                        | 0.0.0.0   | server.address",
            "http://localhost:8080    |                        | ::        | server.address",
            "https://127.0.0.1:8080   |                        | 10.0.0.1  | server.address",
            "http://[::1]:8080        | http://127.0.0.1/keys  | 10.0.0.1  | server.address"})
    void keepsAnUnsafeProcessFromStarting(@Nullable String issuer, @Nullable String keys, @Nullable String bound,
            String named) {
        with(text(issuer), text(keys), text(bound)).run(context -> assertThat(context).getFailure()
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(named));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "http://127.0.0.1:8080    |                         | 127.0.0.1",
            "http://localhost:8080    |                         | ::1",
            "https://sso.example      |                         | 0.0.0.0",
            "https://sso.example/a/b  |                         |",
            "https://sso.example      | https://keys.example/k  | 10.0.0.1",
            "https://sso.example      | http://127.0.0.1:1/keys | 0.0.0.0"})
    void letsASafeOneStart(String issuer, @Nullable String keys, @Nullable String bound) {
        with(text(issuer), text(keys), text(bound)).run(context -> assertThat(context).hasNotFailed());
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }
}
