package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.events.CloudEventWriter;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.UnreadableEventException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DecodedEventsTest {

    private static final CloudEventWriter WRITER = new CloudEventWriter("http://127.0.0.1:8080");
    private final DecodedEvents decoded = new DecodedEvents();
    private final EventEnvelope event = TestTopic.event(UUID.randomUUID(), 0);

    private static ConsumerRecord<String, byte[]> on(int partition, long offset, long timestamp, EventEnvelope event) {
        var sent = WRITER.toRecord(event);
        return new ConsumerRecord<>(sent.topic(), partition, offset, timestamp, TimestampType.CREATE_TIME, 1, 1,
                sent.key(), sent.value().clone(), sent.headers(), Optional.empty());
    }

    @Test
    void theSameRecordIsDecodedOnce() {
        var first = decoded.of(on(1, 5, 100, event));

        assertThat(first).isEqualTo(event);
        assertThat(decoded.of(on(1, 5, 100, event))).isSameAs(first);
    }

    @Test
    void anotherRecordIsNeverTakenForIt() {
        var first = decoded.of(on(1, 5, 100, event));

        assertThat(decoded.of(on(2, 5, 100, event))).isNotSameAs(first);
        assertThat(decoded.of(on(1, 6, 100, event))).isNotSameAs(first);
        assertThat(decoded.of(on(1, 5 + DecodedEvents.MOST, 100, event))).isNotSameAs(first);
        assertThat(decoded.of(on(1, 5, 101, event))).isNotSameAs(first);
        // A topic that was deleted and made again has other events at the same place.
        var other = TestTopic.event(event.aggregateId(), 0);
        assertThat(decoded.of(on(1, 5, 100, other))).isEqualTo(other);
        var changed = new EventEnvelope(event.id(), event.source(), event.type(), event.aggregateId(), event.sequence(),
                event.recordedAt(), null, null, null, event.position(), other.data());
        assertThat(decoded.of(on(1, 5, 100, changed))).isEqualTo(changed);
    }

    @Test
    void whatCannotBeReadIsNotRemembered() {
        var sent = WRITER.toRecord(event);
        var garbage = new ConsumerRecord<>(sent.topic(), 1, 5, 100, TimestampType.CREATE_TIME, 1, 1, sent.key(),
                "{".getBytes(StandardCharsets.UTF_8), sent.headers(), Optional.empty());

        assertThatThrownBy(() -> decoded.of(garbage)).isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> decoded.of(garbage)).isInstanceOf(UnreadableEventException.class);
        assertThat(decoded.of(on(1, 5, 100, event))).isEqualTo(event);
    }
}
