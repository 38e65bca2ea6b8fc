package dev.rapport.common.publishing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class AcknowledgementDeadlineTest {

    private static final long NOW = 1_000;

    private final AcknowledgementDeadline deadline = AcknowledgementDeadline.of(Duration.ofNanos(50), NOW);

    @Test
    void anAcknowledgementIsWaitedForWhileThereIsTime() {
        assertThatCode(() -> deadline.check(true, NOW + 50)).doesNotThrowAnyException();
    }

    @Test
    void aBrokerThatAcknowledgesNothingIsGivenUp() {
        assertThatThrownBy(() -> deadline.check(true, NOW + 51)).isInstanceOf(KafkaException.class)
                .hasMessageContaining("acknowledges nothing");
    }

    @Test
    void whoLosesTheLeadWaitsNoLonger() {
        assertThatThrownBy(() -> deadline.check(false, NOW)).isInstanceOf(KafkaException.class)
                .hasMessageContaining("the lead has ended");
    }
}
