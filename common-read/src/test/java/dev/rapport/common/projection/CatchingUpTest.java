package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CatchingUpTest {

    private static final TopicPartition FIRST = new TopicPartition("deals", 0);
    private static final TopicPartition SECOND = new TopicPartition("deals", 1);

    private final CatchingUp catchingUp = new CatchingUp();
    private final Map<TopicPartition, Long> applied = new HashMap<>();

    private boolean look(String copy, double seconds, Map<TopicPartition, Long> ends) {
        return catchingUp.isClose(copy, ends, Math.round(seconds * Duration.ofSeconds(1).toNanos()),
                goal -> goal.entrySet().stream()
                        .allMatch(each -> applied.getOrDefault(each.getKey(), 0L) >= each.getValue()));
    }

    @Test
    void whoHasAppliedWhatThereWasAtTheLookBeforeIsClose() {
        assertThat(look("a", 0, Map.of(FIRST, 5L))).isFalse();
        applied.put(FIRST, 5L);
        assertThat(look("a", 0.5, Map.of(FIRST, 7L))).isTrue();
    }

    /** One look would always find it behind the look before. */
    @Test
    void whoAppliesLessOftenThanIsLookedAtIsCloseAllTheSame() {
        boolean close = false;
        for (int look = 0; look < 20; look++) {
            long end = 100L * look;
            // Every third look finds it a look and a half behind.
            if (look % 3 == 0) {
                applied.put(FIRST, end - 150);
            }
            close |= look("a", look * 0.5, Map.of(FIRST, end));
        }
        assertThat(close).isTrue();
    }

    @Test
    void whoHasTakenLongIsMeasuredAgain() {
        look("a", 0, Map.of(FIRST, 1000L));
        assertThat(look("a", 60, Map.of(FIRST, 1500L))).isFalse();
        applied.put(FIRST, 1000L);
        assertThat(look("a", 120, Map.of(FIRST, 2000L))).isFalse();
        applied.put(FIRST, 2000L);
        assertThat(look("a", 121, Map.of(FIRST, 2010L))).isTrue();
    }

    @Test
    void eachCopyHasAGoalOfItsOwn() {
        look("a", 0, Map.of(FIRST, 5L));

        applied.put(FIRST, 7L);

        assertThat(look("b", 1, Map.of(FIRST, 7L))).isFalse();
        assertThat(look("a", 1, Map.of(FIRST, 7L))).isTrue();
    }

    @Test
    void otherPartitionsMakeANewGoal() {
        applied.put(FIRST, 5L);
        look("a", 0, Map.of(FIRST, 5L));

        assertThat(look("a", 1, Map.of(FIRST, 5L, SECOND, 1L))).isFalse();
        applied.put(SECOND, 1L);
        assertThat(look("a", 2, Map.of(FIRST, 5L, SECOND, 2L))).isTrue();
    }

    @Test
    void aCopyThatIsNotFedAnyMoreIsForgotten() {
        applied.put(FIRST, 6L);
        look("a", 0, Map.of(FIRST, 5L));
        look("b", 0, Map.of(FIRST, 6L));
        catchingUp.retain(List.of("b"));

        assertThat(look("a", 1, Map.of(FIRST, 6L))).isFalse();
        assertThat(look("b", 1, Map.of(FIRST, 6L))).isTrue();
    }
}
