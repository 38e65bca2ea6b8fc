package dev.rapport.common.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
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

/** Makes topics explicitly, with what each of them needs, and leaves alone those that are there. */
public final class MissingTopics {

    private final KafkaConnection kafka;
    private final Duration limit;

    /** @param limit how long the controller may take to answer */
    public MissingTopics(KafkaConnection kafka, Duration limit) {
        this.kafka = kafka;
        this.limit = limit;
    }

    /**
     * What a topic is to be.
     *
     * @param replicationFactor its replicas; -1 for the broker's default
     */
    public static NewTopic topic(String name, int partitions, short replicationFactor, Map<String, String> config) {
        var replicas = replicationFactor == -1 ? Optional.<Short>empty() : Optional.of(replicationFactor);
        return new NewTopic(name, Optional.of(partitions), replicas).configs(config);
    }

    /** Those that are not there. The controller is asked: what a broker lists may be behind. */
    public Set<String> find(Collection<NewTopic> wanted) throws InterruptedException {
        return create(wanted, new CreateTopicsOptions().validateOnly(true));
    }

    /** Makes those that are not there, and answers which these were. */
    public Set<String> create(Collection<NewTopic> wanted) throws InterruptedException {
        return create(wanted, new CreateTopicsOptions());
    }

    private Set<String> create(Collection<NewTopic> wanted, CreateTopicsOptions options) throws InterruptedException {
        var created = new HashSet<String>();
        try (Admin admin = Admin.create(kafka.client(Map.of()))) {
            for (var result : admin.createTopics(wanted, options).values().entrySet()) {
                try {
                    result.getValue().get(limit.toMillis(), TimeUnit.MILLISECONDS);
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
}
