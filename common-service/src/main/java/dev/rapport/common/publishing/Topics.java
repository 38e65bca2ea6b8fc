package dev.rapport.common.publishing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes a service's topics explicitly: kept for ever, never compacted. */
final class Topics {

    private static final long SECONDS = 15;

    private final PublishingProperties properties;
    private final Collection<String> names;

    Topics(PublishingProperties properties, Collection<String> names) {
        this.properties = properties;
        this.names = List.copyOf(names);
    }

    void create() throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", properties.bootstrapServers()))) {
            var replication = properties.replicationFactor() == -1
                    ? Optional.<Short>empty()
                    : Optional.of(properties.replicationFactor());
            var topics = names.stream()
                    .map(name -> new NewTopic(name, Optional.of(properties.partitions()), replication)
                            .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1")))
                    .toList();
            var results = admin.createTopics(topics).values().values();
            for (var result : results) {
                try {
                    result.get(SECONDS, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new KafkaException("Topics cannot be created", e.getCause());
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new KafkaException("Topics cannot be created in time", e);
        }
    }
}
