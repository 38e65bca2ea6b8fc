package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SinkRestTest {

    @ParameterizedTest
    @CsvSource({
            "  5,   50,   45",
            " 60,   50,    0",
            " 99,    0,    0",
            "100,    0,  100",
            "300,   50,  300",
            "100, 1000,  900",
            "700, 1000,  700",
            "9000,  50, 1000",
    })
    void aSinkThatTakesLongIsLeftAloneAsLong(long took, long spacing, long rest) {
        assertThat(SinkRest.after(Duration.ofMillis(took), Duration.ofMillis(spacing)))
                .isEqualTo(Duration.ofMillis(rest));
    }
}
