package dev.rapport.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class RememberedTokensTest {

    private static final Instant ISSUED = Instant.parse("2026-11-22T10:00:00Z");

    private final AtomicInteger checks = new AtomicInteger();

    private Jwt check(String token) {
        checks.incrementAndGet();
        if (token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token).header("alg", "RS256").subject("somebody").issuedAt(ISSUED)
                .expiresAt(ISSUED.plusSeconds(600)).build();
    }

    private RememberedTokens at(Instant now) {
        return new RememberedTokens(this::check, Duration.ofSeconds(30), Clock.fixed(now, ZoneOffset.UTC));
    }

    @Test
    void aGoodTokenIsCheckedOnce() {
        var tokens = at(ISSUED.plusSeconds(60));

        tokens.decode("good");
        tokens.decode("good");

        assertThat(checks).hasValue(1);
    }

    @Test
    void anotherTokenIsCheckedForItself() {
        var tokens = at(ISSUED.plusSeconds(60));

        tokens.decode("good");
        tokens.decode("other");

        assertThat(checks).hasValue(2);
    }

    @Test
    void aBadTokenIsNeverRemembered() {
        var tokens = at(ISSUED.plusSeconds(60));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }
        assertThat(checks).hasValue(2);
    }

    @Test
    void anExpiredTokenIsCheckedAgain() {
        var tokens = at(ISSUED.plusSeconds(631));

        tokens.decode("good");
        tokens.decode("good");

        assertThat(checks).hasValue(2);
    }
}
