package dev.rapport.common.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final List<Outbox.Entry> ENTRIES = Stream.of(3L, 1L, 2L)
            .map(position -> new Outbox.Entry(position, event(position))).toList();

    private static ProducerRecord<String, byte[]> event(long position) {
        return new ProducerRecord<>("deals", "key-" + position, new byte[]{(byte) position});
    }

    private static List<String> keys(Batch batch) {
        return batch.records().stream().map(ProducerRecord::key).toList();
    }

    @Test
    void allAreSentInTheirOrder() {
        var batch = Batch.of(ENTRIES, Set.of(4L));

        assertThat(keys(batch)).containsExactly("key-3", "key-1", "key-2");
        assertThat(batch.positions()).containsExactly(3L, 1L, 2L);
    }

    @Test
    void whatIsOnItsTopicIsForgottenButNotSentAgain() {
        var batch = Batch.of(ENTRIES, Set.of(1L));

        assertThat(keys(batch)).containsExactly("key-3", "key-2");
        assertThat(batch.positions()).containsExactly(3L, 1L, 2L);
    }

    @Test
    void anEmptyOutboxMakesAnEmptyBatch() {
        var batch = Batch.of(List.of(), Set.of(1L));

        assertThat(batch.records()).isEmpty();
        assertThat(batch.positions()).isEmpty();
    }
}
