package dev.rapport.reporting.state;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends records as they are, within a transaction that is open already.
 *
 * <p>Two may send the same record at once: one because of an event of its own, the other because a person was
 * forgotten. The last one sent is what a compacted topic keeps, so each looks again after its record has its place on
 * the topic. What is stored by then was either sent by itself or changes later, and is then sent by whoever sees that
 * change, at a later place.
 */
final class StateWriter {

    private static final int TRIES = 50;

    private final Producer<String, byte[]> producer;
    private final Function<Collection<UUID>, Map<UUID, RecordDocument>> records;

    /** @param records looks records up by id */
    StateWriter(Producer<String, byte[]> producer,
            Function<Collection<UUID>, Map<UUID, RecordDocument>> records) {
        this.producer = producer;
        this.records = records;
    }

    /**
     * Records that do not exist are left out: what would make them is kept aside, and they are sent when it is not.
     *
     * @return whether all exist
     */
    boolean send(Set<UUID> ids) {
        var found = records.apply(ids);
        boolean all = found.size() == ids.size();
        for (int i = 0; i < TRIES && !found.isEmpty(); i++) {
            found.values().forEach(document -> {
                var _ = producer.send(StateTopics.record(document));
            });
            // Whether all of it arrived is told by the end of the transaction.
            producer.flush();
            var again = records.apply(new HashSet<>(found.keySet()));
            again.entrySet().removeAll(found.entrySet());
            found = again;
        }
        if (!found.isEmpty()) {
            throw new SinkUnavailableException("Others keep changing the same records");
        }
        return all;
    }
}
