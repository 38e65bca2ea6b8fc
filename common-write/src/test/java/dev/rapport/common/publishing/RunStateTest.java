package dev.rapport.common.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunStateTest {

    private static final long NOW = 1_000;

    private final RunState state = new RunState();

    @Test
    void aBacklogHasAllTheTimeWhileThePublisherRuns() {
        assertThat(state.isRunning()).isFalse();
        state.start();

        assertThat(state.isRunning()).isTrue();
        assertThat(state.isDrainOver(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aBacklogHasSomeTimeWhenThePublisherIsToEnd() {
        state.start();
        state.stop(NOW);

        assertThat(state.isRunning()).isFalse();
        assertThat(state.isDrainOver(NOW)).isFalse();
        assertThat(state.isDrainOver(NOW + 1)).isTrue();
    }

    @Test
    void anInterruptedPublisherDoesNotWaitForABacklog() {
        state.start();
        state.stop();

        assertThat(state.isRunning()).isFalse();
        assertThat(state.isDrainOver(NOW)).isTrue();
    }

    @Test
    void anInterruptionDoesNotShortenTheTimeThatWasGiven() {
        state.start();
        state.stop(NOW);
        state.stop();

        assertThat(state.isDrainOver(NOW)).isFalse();
    }
}
