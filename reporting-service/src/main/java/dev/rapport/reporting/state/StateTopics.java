package dev.rapport.reporting.state;

import dev.rapport.common.kafka.KafkaConnection;
import dev.rapport.common.kafka.MissingTopics;
import dev.rapport.events.EventCatalogue;
import dev.rapport.reporting.resource.RecordDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** One topic per kind of records: by id, what the API answers for it. */
final class StateTopics {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final byte[] JSON_TYPE = "application/json".getBytes(StandardCharsets.UTF_8);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final MissingTopics topics;
    private final StateProperties properties;
    private final Collection<String> kinds;

    StateTopics(KafkaConnection kafka, StateProperties properties, Collection<String> kinds) {
        this.topics = new MissingTopics(kafka, LIMIT);
        this.properties = properties;
        this.kinds = kinds;
    }

    /** What is replaced may be personal, so it must not lie about until the topic happens to grow. */
    void create() throws InterruptedException {
        var within = Long.toString(properties.compactedWithin().toMillis());
        topics.create(kinds
                .stream().map(kind -> MissingTopics.topic(EventCatalogue.stateTopicOf(kind), properties.partitions(),
                        properties.replicationFactor(),
                        Map.of("cleanup.policy", "compact", "max.compaction.lag.ms", within,
                                "min.cleanable.dirty.ratio", "0.1")))
                .toList());
    }

    static ProducerRecord<String, byte[]> record(RecordDocument document) {
        var record = new ProducerRecord<>(EventCatalogue.stateTopicOf(document.type()), document.id().toString(),
                JSON.writeValueAsBytes(document.answer()));
        record.headers().add("content-type", JSON_TYPE);
        return record;
    }
}
