package dev.rapport.common.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenPositionsTest {

    private final SeenPositions seen = new SeenPositions();

    private List<Long> those(long from, long to) {
        return LongStream.rangeClosed(from, to).filter(seen::contains).boxed().toList();
    }

    @Test
    void whatHasBeenSeenIsThereWhereverItLies() {
        List.of(1L, 65_535L, 65_536L, 3_000_000L, Long.MAX_VALUE).forEach(seen::add);

        assertThat(those(0, 70_000)).containsExactly(1L, 65_535L, 65_536L);
        assertThat(seen.contains(3_000_000)).isTrue();
        assertThat(seen.contains(3_000_001)).isFalse();
        assertThat(seen.contains(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void whatIsNoEventOfOursIsNotKept() {
        seen.add(-1);

        assertThat(seen.isEmpty()).isTrue();
    }

    @Test
    void whatIsForgottenIsGoneAndStaysAway() {
        LongStream.rangeClosed(1, 200_000).forEach(seen::add);
        seen.forgetUpTo(150_000);
        seen.add(149_999);
        seen.add(150_000);

        assertThat(those(1, 150_001)).containsExactly(150_001L);
        assertThat(those(150_001, 200_001)).hasSize(50_000);
        // Forgetting less changes nothing.
        seen.forgetUpTo(10);
        seen.add(11);
        assertThat(seen.contains(11)).isFalse();
    }

    @Test
    void nothingIsLeftWhenAllIsForgotten() {
        LongStream.rangeClosed(1, 131_072).forEach(seen::add);
        seen.forgetUpTo(131_071);
        assertThat(seen.isEmpty()).isFalse();
        seen.forgetUpTo(131_072);
        assertThat(seen.isEmpty()).isTrue();
    }

    @Test
    void afterClearingAllMayBeSeenAgain() {
        seen.add(7);
        seen.forgetUpTo(9);
        seen.clear();
        seen.add(7);

        assertThat(seen.contains(7)).isTrue();
    }
}
