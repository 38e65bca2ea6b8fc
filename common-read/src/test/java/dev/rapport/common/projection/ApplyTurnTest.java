package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplyTurnTest {

    @ParameterizedTest
    @CsvSource({"true, false, false, APPLY", "true, true, false, APPLY", "true, false, true, APPLY",
            "false, false, false, IDLE", "false, true, false, END", "false, false, true, END",
            "false, true, true, END"})
    void whatWasReadIsAppliedBeforeTheEnd(boolean found, boolean drained, boolean failed, ApplyTurn turn) {
        assertThat(ApplyTurn.next(found, drained, failed)).isEqualTo(turn);
    }
}
