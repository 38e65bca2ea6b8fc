package dev.rapport.common.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What of a chunk is to be applied and what is to be parked, because it cannot be read or follows what is parked.
 *
 * @param unreadable those of the parked ones that cannot be read
 */
record SortedChunk(List<Delivery> deliveries, List<ParkedEvent> toPark, List<Received> unreadable) {

    /** @param parkedKeys which keys must wait; stays as it is */
    static SortedChunk of(List<Received> chunk, ParkedKeys parkedKeys, Instant now) {
        var sorted = new SortedChunk(new ArrayList<>(chunk.size()), new ArrayList<>(), new ArrayList<>());
        var blocked = new ParkedKeys();
        for (var received : chunk) {
            var partition = received.tenure().partition();
            long first = Math.min(parkedKeys.first(partition, received.key()),
                    blocked.first(partition, received.key()));
            if (received.offset() > first) {
                sorted.toPark.add(received.park("after " + first, now, 0));
            } else if (received.offset() < first) {
                if (received.delivery() != null) {
                    sorted.deliveries.add(received.delivery());
                } else {
                    sorted.unreadable.add(received);
                    sorted.toPark.add(received.park("unreadable: " + received.problem(), now, 1));
                    blocked.add(partition, received.key(), received.offset());
                }
            }
        }
        return sorted;
    }

    /** How far a chunk moves the checkpoint of each partition, be its events applied or parked. */
    static Map<TopicPartition, Advance> advances(List<Received> chunk) {
        var advances = new HashMap<TopicPartition, Advance>();
        for (var received : chunk) {
            advances.merge(received.tenure().partition(),
                    new Advance(received.tenure().checkpoint(), received.offset() + 1),
                    (former, latter) -> new Advance(former.from(), Math.max(former.to(), latter.to())));
        }
        return advances;
    }
}
