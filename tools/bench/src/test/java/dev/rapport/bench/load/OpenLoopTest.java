package dev.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    @Test
    void operationsAreDueOnSchedule() {
        assertThat(OpenLoop.due(1_000, 0, 100)).isEqualTo(1_000);
        assertThat(OpenLoop.due(1_000, 3, 100)).isEqualTo(30_001_000);
        assertThat(OpenLoop.due(0, 1, 3)).isEqualTo(333_333_333);
    }

    @Test
    void aStallIsChargedToAllThatShouldHaveBegunMeanwhile() {
        ReentrantLock server = new ReentrantLock();
        Outcome outcome = OpenLoop.run(100, Duration.ofMillis(500), i -> () -> {
            server.lock();
            try {
                Thread.sleep(i == 0 ? 300 : 0);
            } finally {
                server.unlock();
            }
        });
        assertThat(outcome.operations()).isEqualTo(50);
        // A loop that waits for each answer would have seen one slow operation among fifty.
        assertThat(outcome.percentile(50)).isGreaterThan(20);
        assertThat(outcome.percentile(100)).isGreaterThanOrEqualTo(290);
    }

    @Test
    void failuresAreCountedByReasonAndNotTimed() {
        Outcome outcome = OpenLoop.run(1_000, Duration.ofMillis(20), i -> () -> {
            if (i % 2 == 0) {
                throw new UnexpectedAnswerException("status 503");
            }
        });
        assertThat(outcome.operations()).isEqualTo(10);
        assertThat(outcome.failures()).containsEntry("status 503", 10L);
    }
}
