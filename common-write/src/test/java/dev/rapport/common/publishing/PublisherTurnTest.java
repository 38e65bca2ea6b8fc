package dev.rapport.common.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublisherTurnTest {

    @ParameterizedTest
    @CsvSource({"true, 0, false, REST", "true, 1, false, GO_ON", "true, 1, true, GO_ON", "true, 0, true, REST",
            "false, 0, false, END", "false, 1, false, GO_ON", "false, 1, true, END", "false, 0, true, END"})
    void aBacklogIsPublishedBeforeTheEndIfThereIsTime(boolean running, int found, boolean drainOver,
            PublisherTurn turn) {
        assertThat(PublisherTurn.next(running, found, drainOver)).isEqualTo(turn);
    }
}
