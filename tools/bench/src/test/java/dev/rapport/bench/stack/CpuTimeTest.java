package dev.rapport.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CpuTimeTest {
    @Test
    void userAndSystemTimeOfTheProcessAndItsEndedChildrenCount() {
        String stat = "42 (a (very) odd name) S 1 42 42 0 -1 4194560 100 0 0 0 150 50 25 25 20 0 1 0 100 1000 10";
        assertThat(CpuTime.seconds(stat)).isCloseTo(2.5, within(1e-9));
    }

    @Test
    void thisProcessHasUsedSome() {
        assertThat(CpuTime.of(ProcessHandle.current().pid())).isPositive();
    }
}
