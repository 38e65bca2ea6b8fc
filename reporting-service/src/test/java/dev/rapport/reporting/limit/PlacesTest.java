package dev.rapport.reporting.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.web.ProblemException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** Security F9, F11. */
class PlacesTest {

    private static final UUID REN = UUID.randomUUID();
    private static final UUID ROSA = UUID.randomUUID();

    private final Places places = new Places("streams", 2, 3);

    @Test
    void aCallerGetsNoMoreThanItsOwn() throws Exception {
        places.take(REN, Duration.ZERO);
        places.take(REN, Duration.ZERO);

        assertRefused(REN, HttpStatus.TOO_MANY_REQUESTS, "too-many-at-once");
        places.take(ROSA, Duration.ZERO);
        assertRefused(ROSA, HttpStatus.SERVICE_UNAVAILABLE, "unavailable");
    }

    @Test
    void aPlaceThatIsGivenBackIsTakenByWhoWaits() throws Exception {
        var first = places.take(REN, Duration.ZERO);
        places.take(REN, Duration.ZERO);
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return places.take(REN, Duration.ofSeconds(20));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        first.close();
        first.close(); // gives back no second one

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(places.taken()).isEqualTo(2);
        assertRefused(REN, HttpStatus.TOO_MANY_REQUESTS, "too-many-at-once");
    }

    private void assertRefused(UUID caller, HttpStatus status, String code) {
        assertThatThrownBy(() -> places.take(caller, Duration.ZERO)).isInstanceOfSatisfying(ProblemException.class,
                refused -> {
                    assertThat(refused.status()).isEqualTo(status);
                    assertThat(refused.code()).isEqualTo(code);
                });
    }
}
