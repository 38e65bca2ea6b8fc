package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicEndsTest {

    private static final TopicPartition FIRST = new TopicPartition("deals", 0);
    private static final TopicPartition SECOND = new TopicPartition("deals", 1);

    @Test
    void foreignPartitionsAreThoseThatHoldSomethingAndAreNotOurs() {
        var third = new TopicPartition("deals", 2);

        assertThat(TopicEnds.foreign(Map.of(FIRST, 5L, SECOND, 6L, third, 0L), Set.of(FIRST)))
                .isEqualTo(Map.of(SECOND, 6L));
    }
}
