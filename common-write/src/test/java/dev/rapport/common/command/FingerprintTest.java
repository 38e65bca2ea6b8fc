package dev.rapport.common.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Today 15. */
class FingerprintTest {

    private static final String DOCUMENT = "{\"name\":\"Nok\",\"deal\":{\"title\":\"A\",\"tags\":[1,2]}}";

    @ParameterizedTest
    @ValueSource(strings = {"{\"deal\":{\"tags\":[1,2],\"title\":\"A\"},\"name\":\"Nok\"}",
            " { \"name\" : \"N\\u006fk\", \"deal\" : {\"title\":\"A\",\"tags\":[ 1, 2 ]} } "})
    void orderOfMembersWhiteSpaceAndEscapesMakeNoOtherRequest(String same) {
        assertThat(of(same).canonical()).isEqualTo(of(DOCUMENT).canonical());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"Nok\",\"deal\":{\"title\":\"A\",\"tags\":[2,1]}}",
            "{\"name\":\"Nok\",\"title\":\"A\",\"deal\":{\"tags\":[1,2]}}", "{\"name\":\"Nok\"}", "{", ""})
    void anythingElseDoes(String other) {
        assertThat(of(other).matches(of(DOCUMENT).canonical())).isFalse();
    }

    @Test
    void methodAndPathBelongToTheRequest() {
        byte[] body = DOCUMENT.getBytes(StandardCharsets.UTF_8);

        assertThat(Fingerprint.of("POST", "/api/leads", body).canonical())
                .isNotEqualTo(Fingerprint.of("POST", "/api/contacts", body).canonical())
                .isNotEqualTo(Fingerprint.of("PATCH", "/api/leads", body).canonical());
    }

    private static Fingerprint of(String body) {
        return Fingerprint.of("POST", "/api/leads", body.getBytes(StandardCharsets.UTF_8));
    }
}
