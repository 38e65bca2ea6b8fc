package dev.rapport.localstack.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Security F6. */
class PendingRequestTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-29T10:00:00Z"), ZoneOffset.UTC);

    private Instant time = NOW.instant();
    private final PendingRequest pending = new PendingRequest(new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return time;
        }
    });

    @Test
    void opensWhatItHasSealed() {
        String cookie = pending.sealed("state=a%20b&x=é");

        assertThat(pending.opened(cookie)).isEqualTo("state=a%20b&x=é");
        assertThat(cookie).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void opensNothingThatWasChanged() {
        String cookie = pending.sealed("state=1");

        assertThat(pending.opened("A" + cookie)).isNull();
        assertThat(pending.opened(cookie.substring(0, cookie.indexOf('.') + 1))).isNull();
        assertThat(pending.opened("")).isNull();
    }

    @Test
    void opensNothingOfAnotherGateway() {
        assertThat(pending.opened(new PendingRequest(NOW).sealed("state=1"))).isNull();
    }

    @Test
    void opensNothingAfterTenMinutes() {
        String cookie = pending.sealed("state=1");
        time = time.plus(Duration.ofMinutes(10));

        assertThat(pending.opened(cookie)).isNull();
    }
}
