package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SortedChunkTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final TopicPartition FIRST = new TopicPartition(TestTopic.NAME, 0);
    private static final TopicPartition SECOND = new TopicPartition(TestTopic.NAME, 1);

    private final Tenure first = new Tenure(FIRST);
    private final Tenure second = new Tenure(SECOND);
    private final ParkedKeys parkedKeys = new ParkedKeys();

    private static Received readable(Tenure tenure, long offset, String key) {
        return new Received(tenure, offset, key, "type",
                new Delivery(TestTopic.event(new UUID(0, offset), 0), tenure.partition(), offset, false), null, null);
    }

    private static Received unreadable(Tenure tenure, long offset, String key) {
        return new Received(tenure, offset, key, "type", null, "no JSON", null);
    }

    private SortedChunk sort(Received... chunk) {
        return SortedChunk.of(List.of(chunk), parkedKeys, NOW);
    }

    private static List<Long> offsets(SortedChunk sorted) {
        return sorted.deliveries().stream().map(Delivery::offset).toList();
    }

    private static ParkedEvent parked(TopicPartition partition, long offset, String key, String reason, int attempts) {
        return new ParkedEvent(partition.topic(), partition.partition(), offset, key, "type", reason, NOW, attempts);
    }

    @Test
    void whatCanBeReadIsAppliedInItsOrder() {
        var sorted = sort(readable(first, 1, "a"), readable(first, 2, "b"), readable(first, 3, "a"));

        assertThat(offsets(sorted)).containsExactly(1L, 2L, 3L);
        assertThat(sorted.toPark()).isEmpty();
        assertThat(sorted.unreadable()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsParkedWithThoseOfItsKeyThatFollow() {
        var broken = unreadable(first, 2, "a");
        var sorted = sort(readable(first, 1, "a"), broken, readable(first, 3, "b"), readable(first, 4, "a"),
                unreadable(first, 5, "a"), readable(second, 6, "a"));

        assertThat(offsets(sorted)).containsExactly(1L, 3L, 6L);
        assertThat(sorted.toPark()).containsExactly(parked(FIRST, 2, "a", "unreadable: no JSON", 1),
                parked(FIRST, 4, "a", "after 2", 0), parked(FIRST, 5, "a", "after 2", 0));
        assertThat(sorted.unreadable()).containsExactly(broken);
        assertThat(parkedKeys.first(FIRST, "a")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatFollowsAParkedEventIsParkedAndTheParkedOneLeftAlone() {
        parkedKeys.add(FIRST, "a", 2);
        var sorted = sort(readable(first, 1, "a"), readable(first, 2, "a"), readable(first, 3, "a"),
                readable(first, 4, "b"));

        assertThat(offsets(sorted)).containsExactly(1L, 4L);
        assertThat(sorted.toPark()).containsExactly(parked(FIRST, 3, "a", "after 2", 0));
    }

    @Test
    void theCheckpointMovesFromWhereItStoodPastTheLastOfEachPartition() {
        first.position(4L, 4);
        second.position(null, 0);

        assertThat(SortedChunk.advances(List.of(readable(first, 4, "a"), readable(second, 0, "b"),
                unreadable(first, 7, "a")))).isEqualTo(Map.of(FIRST, new Advance(4L, 8), SECOND, new Advance(null, 1)));
    }
}
