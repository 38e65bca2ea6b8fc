package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TenuresTest {

    private static final TopicPartition FIRST = new TopicPartition("deals", 0);
    private static final TopicPartition SECOND = new TopicPartition("deals", 1);

    private final Tenures tenures = new Tenures();

    private Tenure begin(TopicPartition partition) {
        tenures.begin(partition);
        return Objects.requireNonNull(tenures.of(partition));
    }

    @Test
    void aPartitionIsReadOnlyOnceItIsPlaced() {
        var tenure = begin(FIRST);
        assertThat(tenures.unplaced()).containsExactly(tenure);
        assertThat(tenures.placed()).isEmpty();
        assertThat(tenures.readable()).isEmpty();

        tenure.position(null, 0);
        assertThat(tenures.unplaced()).isEmpty();
        assertThat(tenures.placed()).containsExactly(tenure);
        assertThat(tenures.readable()).containsExactly(FIRST);
    }

    @Test
    void whatWasReadInAFormerTenureIsNotApplied() {
        var former = begin(FIRST);
        var latter = begin(FIRST);

        assertThat(former.isOver()).isTrue();
        assertThat(tenures.current(FIRST)).isSameAs(latter);
        assertThat(tenures.toBeginAnew()).isEmpty();
    }

    @Test
    void aPartitionWhoseCheckpointHasMovedBeginsAnewAndIsNotReadUntilThen() {
        var tenure = begin(FIRST);
        tenure.position(5L, 5);
        begin(SECOND);
        tenure.end();

        assertThat(tenures.toBeginAnew()).containsExactly(FIRST);
        assertThat(tenures.readable()).isEmpty();
        assertThat(tenures.current(FIRST)).isNull();
        assertThat(tenures.partitions()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void aPartitionOfSomebodyElseIsNeitherAppliedNorBegunAnew() {
        var tenure = begin(FIRST);
        tenures.end(FIRST);
        tenures.end(SECOND);

        assertThat(tenure.isOver()).isTrue();
        assertThat(tenures.current(FIRST)).isNull();
        assertThat(tenures.toBeginAnew()).isEmpty();
        assertThat(tenures.partitions()).isEmpty();
    }

    @Test
    void allEndTogether() {
        var first = begin(FIRST);
        var second = begin(SECOND);
        tenures.endAll();

        assertThat(first.isOver()).isTrue();
        assertThat(second.isOver()).isTrue();
        assertThat(tenures.partitions()).isEmpty();
    }

    @Test
    void lagIsWhatLiesOnAllPartitionsThatArePlaced() {
        begin(FIRST).position(3L, 3);
        Objects.requireNonNull(tenures.of(FIRST)).seenEnd(5, 200);
        begin(SECOND).position(null, 0);
        Objects.requireNonNull(tenures.of(SECOND)).seenEnd(7, 100);
        begin(new TopicPartition("deals", 2)).seenEnd(100, 0);

        assertThat(tenures.lag()).isEqualTo(9);
        assertThat(tenures.behindSince()).isEqualTo(100);
    }

    @Test
    void nothingIsBehindWhenAllIsApplied() {
        var tenure = begin(FIRST);
        tenure.position(3L, 3);
        tenure.seenEnd(5, 200);
        tenure.moveTo(5, 300);

        assertThat(tenures.lag()).isZero();
        assertThat(tenures.behindSince()).isZero();
    }

    @Test
    void onlyWhatIsPlacedHereIsKnownToBeBefore() {
        begin(FIRST).position(3L, 3);
        begin(SECOND);

        assertThat(tenures.isBefore(Map.of(FIRST, 4L))).isTrue();
        assertThat(tenures.isBefore(Map.of(FIRST, 3L, SECOND, 9L))).isFalse();
        assertThat(tenures.isBefore(Map.of())).isFalse();
    }
}
