package dev.rapport.common.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Security F9, F18. */
class TokenSignerTest {

    private static final String OLD = "the key before, of at least 32 letters";
    private static final String NEW = "the key now, also of at least 32 letters";
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @Test
    void whatWasSignedIsGivenBack() {
        var signer = new TokenSigner(List.of(OLD));

        assertThat(signer.verify("p", signer.sign("p", CONTENT))).isEqualTo(CONTENT);
        assertThat(signer.verify("p", signer.sign("p", new byte[0]))).isEmpty();
        assertThat(signer.sign("p", CONTENT)).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aTokenIsForOnePurpose() {
        var signer = new TokenSigner(List.of(OLD));

        assertThat(signer.verify("another", signer.sign("p", CONTENT))).isNull();
    }

    @Test
    void aKeyIsChangedWithoutRefusingWhatIsUnderWay() {
        var before = new TokenSigner(List.of(OLD));
        var between = new TokenSigner(List.of(NEW, OLD));
        var after = new TokenSigner(List.of(NEW));

        assertThat(between.verify("p", before.sign("p", CONTENT))).isEqualTo(CONTENT);
        assertThat(after.verify("p", between.sign("p", CONTENT))).isEqualTo(CONTENT);
        assertThat(after.verify("p", before.sign("p", CONTENT))).isNull();
    }

    @Test
    void aKeyIsNotShort() {
        assertThatThrownBy(() -> new TokenProperties(List.of("secret"))).hasMessageContaining("32")
                .hasMessageNotContaining("secret");
        assertThat(new TokenProperties(List.of("")).keys()).isEmpty();
        assertThat(new TokenProperties(List.of(OLD))).asString().doesNotContain(OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"})
    void theKeyThatEverybodyKnowsIsForOneMachine(String issuer) {
        var ours = TokenSigner.ofThisMachine();

        assertThat(signer(List.of(), issuer).verify("p", ours.sign("p", CONTENT))).isEqualTo(CONTENT);
        assertThat(signer(List.of(NEW), issuer).verify("p", ours.sign("p", CONTENT))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://people.example", "https://127.0.0.1.example", "https://localhost.example",
            "not-an-address", ""})
    void elsewhereAServiceDoesNotStartWithoutAKey(String issuer) {
        assertThatThrownBy(() -> signer(List.of(), issuer)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("RAPPORT_TOKEN_KEYS");
        assertThat(signer(List.of(NEW), issuer)).isNotNull();
    }

    private static TokenSigner signer(List<String> keys, String issuer) {
        return new TokenAutoConfiguration().tokenSigner(new TokenProperties(keys), issuer);
    }
}
