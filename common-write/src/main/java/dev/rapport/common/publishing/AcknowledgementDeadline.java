package dev.rapport.common.publishing;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/**
 * How long an acknowledgement is waited for.
 *
 * @param deadline as of {@link System#nanoTime()}
 */
record AcknowledgementDeadline(long deadline) {

    static AcknowledgementDeadline of(Duration time, long now) {
        return new AcknowledgementDeadline(now + time.toNanos());
    }

    /**
     * @param leading whether this publisher still has the lead and is to run
     * @throws KafkaException if it is not to be waited for any longer
     */
    void check(boolean leading, long now) {
        if (!leading) {
            throw new KafkaException("The broker does not acknowledge and the lead has ended");
        }
        if (now - deadline > 0) {
            // A producer looks for a topic that is gone for ever, and only its creation would help it.
            throw new KafkaException("The broker acknowledges nothing");
        }
    }
}
