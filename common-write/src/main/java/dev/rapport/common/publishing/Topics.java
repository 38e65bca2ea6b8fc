package dev.rapport.common.publishing;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.kafka.MissingTopics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes a service's topics explicitly: kept for ever, never compacted. */
final class Topics {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final Map<String, String> CONFIG = Map.of("cleanup.policy", "delete", "retention.ms", "-1",
            "retention.bytes", "-1");

    private final MissingTopics topics;
    private final PublishingProperties properties;
    private final Collection<String> names;

    Topics(KafkaConnection kafka, PublishingProperties properties, Collection<String> names) {
        this.topics = new MissingTopics(kafka, LIMIT);
        this.properties = properties;
        this.names = List.copyOf(names);
    }

    /** Those that are not there. */
    Set<String> missing() throws InterruptedException {
        return topics.find(named(names));
    }

    void create(Set<String> missing) throws InterruptedException {
        topics.create(named(missing));
    }

    private List<NewTopic> named(Collection<String> wanted) {
        return wanted.stream().map(name -> MissingTopics.topic(name, properties.partitions(),
                properties.replicationFactor(), CONFIG)).toList();
    }
}
