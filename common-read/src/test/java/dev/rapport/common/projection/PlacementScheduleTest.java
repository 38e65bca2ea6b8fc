package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

class PlacementScheduleTest {

    private static final long NOW = Duration.ofHours(1).toNanos();

    private final PlacementSchedule schedule = new PlacementSchedule();

    private boolean isDueAfter(Duration time) {
        return schedule.isDue(NOW + time.toNanos());
    }

    @Test
    void theFirstLookIsDueAtOnce() {
        assertThat(isDueAfter(Duration.ZERO)).isTrue();
    }

    @Test
    void whatIsMisplacedIsLeftAloneForAWhile() {
        schedule.misplaced(NOW);

        assertThat(isDueAfter(Duration.ofMillis(2_999))).isFalse();
        assertThat(isDueAfter(Duration.ofSeconds(3))).isTrue();
    }

    @Test
    void whoDoesNotAnswerIsAskedAgainSoon() {
        schedule.unanswered(NOW);

        assertThat(isDueAfter(Duration.ofMillis(299))).isFalse();
        assertThat(isDueAfter(Duration.ofMillis(300))).isTrue();
    }

    @Test
    void otherPartitionsAreLookedAtAtOnce() {
        schedule.misplaced(NOW);
        schedule.atOnce();

        assertThat(isDueAfter(Duration.ZERO)).isTrue();
    }
}
