package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicEndsTest {

    private static final TopicPartition FIRST = new TopicPartition("deals", 0);
    private static final TopicPartition SECOND = new TopicPartition("deals", 1);

    private final EndsBefore before = new EndsBefore();

    @Test
    void theGoalIsWhereTheTopicsEndedAtTheLookBefore() {
        assertThat(before.replace("a", Map.of(FIRST, 5L))).isNull();
        assertThat(before.replace("a", Map.of(FIRST, 7L))).isEqualTo(Map.of(FIRST, 5L));
        assertThat(before.replace("a", Map.of(FIRST, 7L))).isEqualTo(Map.of(FIRST, 7L));
    }

    @Test
    void eachCopyHasAGoalOfItsOwn() {
        before.replace("a", Map.of(FIRST, 5L));

        assertThat(before.replace("b", Map.of(FIRST, 7L))).isNull();
    }

    @Test
    void otherPartitionsMakeNoGoal() {
        before.replace("a", Map.of(FIRST, 5L));

        assertThat(before.replace("a", Map.of(FIRST, 5L, SECOND, 1L))).isNull();
        assertThat(before.replace("a", Map.of(FIRST, 5L, SECOND, 2L))).isEqualTo(Map.of(FIRST, 5L, SECOND, 1L));
    }

    @Test
    void aCopyThatIsNotFedAnyMoreIsForgotten() {
        before.replace("a", Map.of(FIRST, 5L));
        before.replace("b", Map.of(FIRST, 6L));
        before.retain(List.of("b"));

        assertThat(before.replace("a", Map.of(FIRST, 7L))).isNull();
        assertThat(before.replace("b", Map.of(FIRST, 7L))).isEqualTo(Map.of(FIRST, 6L));
    }

    @Test
    void foreignPartitionsAreThoseThatHoldSomethingAndAreNotOurs() {
        var third = new TopicPartition("deals", 2);

        assertThat(TopicEnds.foreign(Map.of(FIRST, 5L, SECOND, 6L, third, 0L), Set.of(FIRST)))
                .isEqualTo(Map.of(SECOND, 6L));
    }
}
