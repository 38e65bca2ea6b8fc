package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTest {

    private final Retry retry = new Retry(Duration.ofMillis(300));

    @Test
    void aChunkIsTriedThreeTimesBeforeItsEventsAreSuspected() {
        retry.failed();
        retry.failed();
        assertThat(retry.isToBeIsolated()).isFalse();

        retry.failed();
        assertThat(retry.isToBeIsolated()).isTrue();
        assertThat(retry.isNoEventsFault()).isFalse();
    }

    @Test
    void whatFailsEvenThenIsNoEventsFault() {
        IntStream.range(0, 4).forEach(_ -> retry.failed());

        assertThat(retry.isToBeIsolated()).isTrue();
        assertThat(retry.isNoEventsFault()).isTrue();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(IntStream.range(0, 5).mapToObj(_ -> retry.nextPause().toMillis()))
                .containsExactly(50L, 100L, 200L, 300L, 300L);
        assertThat(retry.isToBeIsolated()).isFalse();
    }
}
