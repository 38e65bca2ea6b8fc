package dev.rapport.common.publishing;

import dev.rapport.common.kafka.KafkaConnection;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes a service's topics explicitly: kept for ever, never compacted. */
final class Topics {

    private static final long SECONDS = 15;

    private final KafkaConnection kafka;
    private final PublishingProperties properties;
    private final Collection<String> names;

    Topics(KafkaConnection kafka, PublishingProperties properties, Collection<String> names) {
        this.kafka = kafka;
        this.properties = properties;
        this.names = List.copyOf(names);
    }

    /** Those that are not there. The controller is asked: what a broker lists may be behind. */
    Set<String> missing() throws InterruptedException {
        return create(names, new CreateTopicsOptions().validateOnly(true));
    }

    void create(Set<String> missing) throws InterruptedException {
        create(missing, new CreateTopicsOptions());
    }

    /** Those that have not been there before. */
    private Set<String> create(Collection<String> wanted, CreateTopicsOptions options) throws InterruptedException {
        var created = new HashSet<String>();
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            var results = admin.createTopics(wanted.stream().map(this::topic).toList(), options).values();
            for (var result : results.entrySet()) {
                try {
                    result.getValue().get(SECONDS, TimeUnit.SECONDS);
                    created.add(result.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new KafkaException("Topics cannot be created", e.getCause());
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new KafkaException("Topics cannot be created in time", e);
        }
        return created;
    }

    private NewTopic topic(String name) {
        var replication = properties.replicationFactor() == -1
                ? Optional.<Short>empty()
                : Optional.of(properties.replicationFactor());
        return new NewTopic(name, Optional.of(properties.partitions()), replication)
                .configs(Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1"));
    }
}
