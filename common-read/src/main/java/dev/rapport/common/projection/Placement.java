package dev.rapport.common.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a consumer where the checkpoint in the sink says, if Kafka still holds what it speaks of. If not, the partition
 * is left alone until somebody has looked.
 */
final class Placement {

    private static final Logger LOG = LoggerFactory.getLogger(Placement.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final ProjectionCopy copy;
    private final Brokers brokers;
    private final ParkedKeys parkedKeys;
    private final ReentrantLock applying;
    private final Clock clock;
    private final Map<TopicPartition, String> misplaced = new ConcurrentHashMap<>();
    private final Map<String, String> seenTopicIds = new ConcurrentHashMap<>();
    private volatile Map<String, String> knownTopicIds;

    Placement(String name, ProjectionCopy copy, Brokers brokers, ParkedKeys parkedKeys, ReentrantLock applying,
            Map<String, String> knownTopicIds, Clock clock) {
        this.name = name;
        this.copy = copy;
        this.brokers = brokers;
        this.parkedKeys = parkedKeys;
        this.applying = applying;
        this.knownTopicIds = knownTopicIds;
        this.clock = clock;
    }

    /** What is wrong with the partitions that cannot be read; null if nothing is. */
    @Nullable
    String problem() {
        return misplaced.isEmpty() ? null : String.join("; ", misplaced.values());
    }

    int misplacedPartitions() {
        return misplaced.size();
    }

    void forget(TopicPartition partition) {
        misplaced.remove(partition);
    }

    /** The ids of topics that nobody had noted yet. */
    Map<String, String> seenTopicIds() {
        return Map.copyOf(seenTopicIds);
    }

    /** @param topicIds which incarnations of the topics the checkpoint speaks of */
    void know(Map<String, String> topicIds) {
        knownTopicIds = topicIds;
    }

    /**
     * Seeks to where the checkpoint says and lets the partitions be read.
     *
     * @return false if some of them cannot be, because Kafka does not hold what the checkpoint says
     */
    boolean place(KafkaConsumer<String, byte[]> consumer, List<Tenure> unplaced) {
        var checkpoint = copy.checkpoint();
        var parked = copy.parked();
        var partitions = unplaced.stream().map(Tenure::partition).toList();
        var ids = brokers.topicIds(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        var ends = consumer.endOffsets(partitions, LIMIT);
        var begins = consumer.beginningOffsets(partitions, LIMIT);
        boolean all = true;
        for (var tenure : unplaced) {
            var partition = tenure.partition();
            var stored = checkpoint.get(partition);
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            var problem = problem(partition, stored, begin, end, ids.get(partition.topic()));
            if (problem != null) {
                if (!problem.equals(misplaced.put(partition, problem))) {
                    LOG.error("{}: {}. Nothing is skipped: bring the topic back, or rebuild the projection", name,
                            problem);
                }
                all = false;
                continue;
            }
            misplaced.remove(partition);
            applying.lock();
            try {
                parkedKeys.learn(partition, parked);
            } finally {
                applying.unlock();
            }
            long start = stored == null ? begin : stored;
            consumer.seek(partition, start);
            tenure.position(stored, start);
            tenure.seenEnd(end, clock.millis());
            consumer.resume(List.of(partition));
        }
        return all;
    }

    private @Nullable String problem(TopicPartition partition, @Nullable Long stored, long begin, long end,
            @Nullable String topicId) {
        if (topicId == null) {
            return partition + " is not there";
        }
        var known = knownTopicIds.getOrDefault(partition.topic(), seenTopicIds.get(partition.topic()));
        if (known == null) {
            seenTopicIds.put(partition.topic(), topicId);
        } else if (!known.equals(topicId)) {
            return "Topic " + partition.topic() + " is not the one the checkpoint speaks of";
        }
        if (stored != null && stored > end) {
            return "%s ends at %d, before the checkpoint %d".formatted(partition, end, stored);
        }
        if (stored != null && stored < begin) {
            return "%s begins at %d, after the checkpoint %d".formatted(partition, begin, stored);
        }
        if (begin > 0 && stored == null) {
            LOG.error("{}: {} begins at {}: what was before is gone", name, partition, begin);
        }
        return null;
    }
}
