package dev.rapport.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.token.TokenSigner;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    private static final TokenSigner SIGNER = TokenSigner.ofThisMachine();

    @Test
    void aTokenStandsForTheEventsItWasMadeOf() {
        var position = new Position(List.of(new Position.Entry("lead", UUID.randomUUID(), 3),
                new Position.Entry("contact", UUID.randomUUID(), 0)));

        assertThat(Position.decode(position.encode(SIGNER), SIGNER)).isEqualTo(position);
        assertThat(position.encode(SIGNER)).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AQ", "AQE", "not a token", "AQUEbGVhZA", "////"})
    void whatIsNoTokenIsRefused(String token) {
        assertThatThrownBy(() -> Position.decode(token, SIGNER)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.code()).isEqualTo("invalid-position"));
    }

    @Test
    void aTokenWithSomethingBehindItIsRefused() {
        byte[] token = Base64.getUrlDecoder()
                .decode(new Position(List.of(new Position.Entry("lead", UUID.randomUUID(), 3))).encode(SIGNER));
        byte[] longer = java.util.Arrays.copyOf(token, token.length + 1);

        assertThatThrownBy(() -> Position.decode(Base64.getUrlEncoder().encodeToString(longer), SIGNER))
                .isInstanceOf(ProblemException.class);
    }
}
