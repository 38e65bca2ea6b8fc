package dev.rapport.localstack.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.TestingAuthenticationToken;

/** Security F5. */
class GuessingDelaysTest {

    private static final String OWNER = "203.0.113.1";

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger checks = new AtomicInteger();
    private final GuessingDelays delays = new GuessingDelays(nanos::get);

    /** Seconds to wait; 0 when the password was looked at and found wrong. */
    private long guess(String account, String address) {
        try {
            delays.inTurn(account, address, () -> {
                checks.incrementAndGet();
                throw new BadCredentialsException("wrong");
            });
            throw new AssertionError("a wrong password was taken");
        } catch (TooManyGuessesException e) {
            return e.seconds();
        } catch (BadCredentialsException e) {
            return 0;
        }
    }

    /** The same with the right password. */
    private long signIn(String account, String address) {
        try {
            assertThat(delays.inTurn(account, address, () -> new TestingAuthenticationToken(account, "right")))
                    .isNotNull();
            return 0;
        } catch (TooManyGuessesException e) {
            return e.seconds();
        }
    }

    private void pass(long seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void aPersonMayMistypeAFewTimes() {
        for (int count = 1; count < GuessingDelays.FREE_PER_ACCOUNT; count++) {
            assertThat(guess("rep", OWNER)).isZero();
        }
        assertThat(signIn("rep", OWNER)).isZero();
        assertThat(guess("rep", OWNER)).isZero();
    }

    @Test
    void theDelayOfAnAccountDoublesUpToFiveMinutes() {
        List<Long> waits = new ArrayList<>();
        for (int count = 0; count < GuessingDelays.FREE_PER_ACCOUNT + 12; count++) {
            assertThat(guess("rep", "198.51.100." + count)).isZero();
            long wait = guess("rep", "198.51.100." + (count + 1));
            if (wait > 0) {
                waits.add(wait);
                pass(wait);
            }
        }

        assertThat(waits).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
    }

    @Test
    void anAddressGainsNothingByTryingManyAccounts() {
        for (int count = 0; count < 10_000; count++) {
            guess("person" + count, "198.51.100.7");
        }
        assertThat(checks).hasValue(GuessingDelays.FREE_PER_ADDRESS);

        for (int second = 0; second < 3600; second++) {
            pass(1);
            for (int count = 0; count < 5; count++) {
                guess("person" + (second * 5 + count), "198.51.100.7");
            }
        }
        assertThat(checks.get()).isLessThan(GuessingDelays.FREE_PER_ADDRESS + 40);
    }

    /** Ten thousand wrong passwords from many addresses, which go on while the owner waits for the turn once given. */
    @Test
    void theOwnerWhoWaitsGetsInWhileTheAttackGoesOn() {
        for (int count = 0; count < 10_000; count++) {
            guess("person" + count % 10, "10.0." + count % 100 + "." + count % 250);
            nanos.addAndGet(Duration.ofMillis(10).toNanos());
        }
        assertThat(checks.get()).isLessThan(2_000);

        long wait = signIn("person3", OWNER);
        assertThat(wait).isPositive().isLessThanOrEqualTo(GuessingDelays.LONGEST_DELAY.toSeconds());
        for (long second = 0; second < wait; second++) {
            for (int count = 0; count < 50; count++) {
                guess("person3", "10.0." + count + "." + second % 250);
            }
            pass(1);
        }
        assertThat(signIn("person3", OWNER)).isZero();
    }

    @Test
    void theOwnerGetsInFromAnAddressWhereSomebodyElsesPasswordIsGuessed() {
        for (int count = 0; count < 1_000; count++) {
            guess("rep", OWNER);
            pass(1);
        }
        long wait = signIn("manager", OWNER);
        for (long second = 0; second < wait; second++) {
            guess("rep", OWNER);
            pass(1);
        }

        assertThat(signIn("manager", OWNER)).isZero();
    }

    @Test
    void aRefusedGuessMakesTheWaitNoLonger() {
        for (int count = 0; count < GuessingDelays.FREE_PER_ACCOUNT; count++) {
            guess("rep", OWNER);
        }
        for (int count = 0; count < 100; count++) {
            assertThat(guess("rep", OWNER)).isEqualTo(1);
        }
        pass(1);

        assertThat(signIn("rep", OWNER)).isZero();
    }

    @Test
    void aNameIsTheSameInAnyCase() {
        for (int count = 0; count < GuessingDelays.FREE_PER_ACCOUNT; count++) {
            guess(count % 2 == 0 ? "Rep" : "rEP", "198.51.100." + count);
        }

        assertThat(signIn("rep", OWNER)).isPositive();
    }

    @Test
    void aNetworkOfIpv6IsOneAddress() {
        for (int count = 0; count < GuessingDelays.FREE_PER_ADDRESS; count++) {
            guess("person" + count, "2001:db8:0:1:0:0:0:" + count);
        }

        assertThat(signIn("rep", "2001:db8:0:1:ffff:0:0:1")).isPositive();
        assertThat(signIn("rep", "2001:db8:0:2:0:0:0:1")).isZero();
    }

    @Test
    void anHourOfQuietForgivesAll() {
        for (int count = 0; count < 100; count++) {
            guess("rep", OWNER);
            pass(300);
        }
        pass(3601);

        assertThat(guess("rep", OWNER)).isZero();
        assertThat(guess("rep", OWNER)).isZero();
    }

    @Test
    void whatIsNoWrongPasswordIsNotCounted() {
        for (int count = 0; count < 100; count++) {
            assertThatThrownBy(() -> delays.inTurn("rep", OWNER, () -> {
                throw new IllegalStateException("the store is down");
            })).isInstanceOf(IllegalStateException.class);
        }

        assertThat(signIn("rep", OWNER)).isZero();
    }
}
