package dev.rapport.common.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.security.KnownEmployees.Standing;
import dev.rapport.common.web.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Security F12. Who has left is let in no more, and is let in again when they are back. */
class ActiveCallersTest {

    private static final UUID SOMEBODY = new UUID(1, 2);

    private Standing standing = Standing.ACTIVE;
    private boolean down;
    private int asked;
    private long now;

    private final ActiveCallers callers = new ActiveCallers(id -> {
        asked++;
        if (down) {
            throw new IllegalStateException("the store is down");
        }
        return standing;
    }, () -> now);

    private void passes(Duration time) {
        now += time.toNanos();
    }

    @Test
    void whoeverLeavesIsRefusedASecondLaterAndLetInAgainWhenBack() {
        callers.require(SOMEBODY);
        standing = Standing.DEACTIVATED;
        passes(Duration.ofSeconds(1));

        assertThatThrownBy(() -> callers.require(SOMEBODY)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status().value()).isEqualTo(403);
            assertThat(problem.code()).isEqualTo("caller-deactivated");
        });
        assertThat(callers.isActive(SOMEBODY)).isFalse();

        standing = Standing.ACTIVE;
        passes(Duration.ofSeconds(1));
        assertThatCode(() -> callers.require(SOMEBODY)).doesNotThrowAnyException();
    }

    @Test
    void theStoreIsAskedOnceASecondHoweverManyRequestsThereAre() {
        for (int i = 0; i < 100; i++) {
            callers.require(SOMEBODY);
            passes(Duration.ofMillis(10));
        }

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whoHasNoRecordIsBelievedByTheirToken() {
        standing = Standing.UNKNOWN;

        assertThatCode(() -> callers.require(SOMEBODY)).doesNotThrowAnyException();
    }

    @Test
    void aStoreThatIsDownChangesNothingForFiveMinutes() {
        callers.require(SOMEBODY);
        down = true;
        passes(Duration.ofMinutes(4));
        assertThatCode(() -> callers.require(SOMEBODY)).doesNotThrowAnyException();

        passes(Duration.ofMinutes(1));
        assertThatThrownBy(() -> callers.require(SOMEBODY)).isInstanceOf(IllegalStateException.class);
        assertThat(callers.isActive(SOMEBODY)).isFalse();
    }

    @Test
    void whoHasLeftStaysOutWhileTheStoreIsDown() {
        standing = Standing.DEACTIVATED;
        assertThat(callers.isActive(SOMEBODY)).isFalse();
        down = true;
        passes(Duration.ofMinutes(2));

        assertThat(callers.isActive(SOMEBODY)).isFalse();
    }

    @Test
    void nobodyIsLetInUntilTheStoreHasAnswered() {
        down = true;

        assertThatThrownBy(() -> callers.require(SOMEBODY)).isInstanceOf(IllegalStateException.class);
    }
}
