package dev.rapport.common.publishing;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events of the outbox that are sent together.
 *
 * @param positions what may be forgotten once the broker has acknowledged the records
 * @param records what is to be sent, in order: all but those that are on their topics already
 */
record Batch(List<Long> positions, List<ProducerRecord<String, byte[]>> records) {

    /** @param sent positions of events that are on their topics already */
    static Batch of(List<Outbox.Entry> entries, Set<Long> sent) {
        return new Batch(entries.stream().map(Outbox.Entry::position).toList(), entries.stream()
                .filter(entry -> !sent.contains(entry.position())).map(Outbox.Entry::event).toList());
    }
}
