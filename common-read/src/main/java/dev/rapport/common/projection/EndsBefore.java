package dev.rapport.common.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where the topics ended at the look before, for each copy that is waited for: that is how far it has to get. */
final class EndsBefore {

    private final Map<String, Map<TopicPartition, Long>> byCopy = new HashMap<>();

    /** The ends at the look before; null if that was the first one or there were other partitions then. */
    @Nullable
    Map<TopicPartition, Long> replace(String copy, Map<TopicPartition, Long> ends) {
        var before = byCopy.put(copy, ends);
        return before != null && before.keySet().equals(ends.keySet()) ? before : null;
    }

    /** Forgets all copies but these. */
    void retain(Collection<String> copies) {
        byCopy.keySet().retainAll(copies);
    }
}
