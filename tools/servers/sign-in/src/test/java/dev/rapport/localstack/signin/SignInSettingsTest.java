package dev.rapport.localstack.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInSettingsTest {

    private final SignInAutoConfiguration signIn = new SignInAutoConfiguration();

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost:1", "http://[::1]:8080"})
    void issueUnderAnAddressOfThisMachine(String issuer) throws Exception {
        assertThat(signIn.authorizationServerSettings(issuer, "127.0.0.1").getIssuer()).isEqualTo(issuer);
    }

    /** Security F4. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "0.0.0.0", "::", "10.0.0.1", "192.0.2.1"})
    void letNobodyInWhereOtherMachinesCanCall(String bound) {
        assertThatThrownBy(() -> signIn.authorizationServerSettings("http://127.0.0.1:8080", bound))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("rapport.sign-in")
                .hasMessageContaining("server.address");
    }

    /** Security F4. */
    @ParameterizedTest
    @ValueSource(strings = {"https://sso.example", "http://10.0.0.1:8080", "127.0.0.1",
            "http://127.0.0.1.sso.example/"})
    void issueUnderNoOther(String issuer) {
        assertThatThrownBy(() -> signIn.authorizationServerSettings(issuer, "127.0.0.1"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("rapport.sign-in");
    }

    @Test
    void giveTokensSomeTime() {
        assertThatThrownBy(
                () -> new SignInProperties(true, Path.of("key"), Duration.ZERO, Duration.ofHours(8), null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("rapport.sign-in");
    }

    @Test
    void endNoSignInBeforeItsFirstToken() {
        assertThatThrownBy(() -> new SignInProperties(true, Path.of("key"), Duration.ofMinutes(15),
                Duration.ofMinutes(14), null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("rapport.sign-in");
    }

    @Test
    void takeNoPasswordThatCanBeRead() {
        assertThatThrownBy(() -> new Person("rep", new UUID(0, 3), "Ren Rep", "rep@rapport.example", List.of("rep"),
                "rep")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("BCrypt");
    }
}
