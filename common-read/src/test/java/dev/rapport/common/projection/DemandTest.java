package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DemandTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Demand demand = new Demand();

    @Test
    void whileNobodyWaitsThePauseIsWhole() throws Exception {
        long began = System.nanoTime();

        assertThat(demand.pause(Duration.ofMillis(50))).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void whoBeginsToWaitEndsThePause() throws Exception {
        var paused = CompletableFuture.supplyAsync(this::pauseForLong);

        try (var _ = demand.hurry()) {
            assertThat(paused.get(10, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void thereIsNoPauseUntilTheLastHasStoppedWaiting() throws Exception {
        var first = demand.hurry();
        var second = demand.hurry();

        assertThat(demand.pause(LONG)).isFalse();
        first.close();
        first.close();
        assertThat(demand.pause(LONG)).isFalse();
        second.close();
        assertThat(demand.pause(Duration.ofMillis(1))).isTrue();
    }

    private boolean pauseForLong() {
        try {
            return demand.pause(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
