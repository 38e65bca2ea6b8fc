package dev.rapport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.BadJOSEException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.jwt.Jwt;

/** Security F19–F22. Only an access token is one. */
class AccessTokenRulesTest {

    @ParameterizedTest
    @CsvSource({"at+jwt,at+jwt", "at+jwt,AT+JWT", "at+jwt,application/at+jwt", "JWT,JWT", "JWT,jwt", "JWT,"})
    void theTypeThatIsDemandedIsTaken(String demanded, @Nullable String type) {
        assertThatCode(() -> check(demanded, type)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"at+jwt,JWT", "at+jwt,", "at+jwt,logout+jwt", "JWT,logout+jwt", "JWT,dpop+jwt"})
    void anotherTypeIsRefused(String demanded, @Nullable String type) {
        assertThatThrownBy(() -> check(demanded, type)).isInstanceOf(BadJOSEException.class);
    }

    private static void check(String demanded, @Nullable String type) throws BadJOSEException {
        AccessTokenRules.ofType(List.of(demanded)).verify(type == null ? null : new JOSEObjectType(type), null);
    }

    @ParameterizedTest
    @CsvSource({"at_hash,abc", "c_hash,abc", "typ,ID"})
    void anIdTokenIsRefusedWhateverItsType(String claim, String value) {
        assertThat(AccessTokenRules.noIdToken().validate(token(claim, value)).hasErrors()).isTrue();
    }

    @Test
    void anAccessTokenIsNotTakenForAnIdToken() {
        assertThat(AccessTokenRules.noIdToken().validate(token("typ", "Bearer")).hasErrors()).isFalse();
    }

    private static Jwt token(String claim, String value) {
        return Jwt.withTokenValue("token").header("alg", "RS256").claim(claim, value)
                .expiresAt(Instant.parse("2027-01-01T00:00:00Z")).build();
    }
}
