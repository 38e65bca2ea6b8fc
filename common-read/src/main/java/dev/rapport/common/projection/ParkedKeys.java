package dev.rapport.common.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Which keys must wait because an event of theirs is parked, and from which offset on. Not thread-safe. */
final class ParkedKeys {

    private record Key(TopicPartition partition, String key) {}

    private final Map<Key, Long> firstOffset = new HashMap<>();

    /** Forgets what was known of a partition and learns what its parked events say. */
    void learn(TopicPartition partition, Collection<ParkedEvent> parked) {
        firstOffset.keySet().removeIf(key -> key.partition().equals(partition));
        for (var event : parked) {
            if (event.topicPartition().equals(partition)) {
                add(partition, event.key(), event.offset());
            }
        }
    }

    void add(TopicPartition partition, String key, long offset) {
        firstOffset.merge(new Key(partition, key), offset, Math::min);
    }

    /**
     * An event of the key is parked no more.
     *
     * @param first offset of the first that still is; {@link Long#MAX_VALUE} if none is, and the key is free again
     */
    void release(TopicPartition partition, String key, long first) {
        if (first == Long.MAX_VALUE) {
            firstOffset.remove(new Key(partition, key));
        } else {
            firstOffset.put(new Key(partition, key), first);
        }
    }

    /** The offset of the first parked event of this key; {@link Long#MAX_VALUE} if none is. */
    long first(TopicPartition partition, String key) {
        return firstOffset.getOrDefault(new Key(partition, key), Long.MAX_VALUE);
    }
}
