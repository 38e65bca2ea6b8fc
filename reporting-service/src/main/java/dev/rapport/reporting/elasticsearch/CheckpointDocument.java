package dev.rapport.reporting.elasticsearch;

import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The document that says how far a copy has come on one partition. */
final class CheckpointDocument {

    private static final JsonMapper JSON = JsonMapper.shared();

    private CheckpointDocument() {}

    static String id(TopicPartition partition) {
        return "checkpoint:" + partition.topic() + ":" + partition.partition();
    }

    static long offset(Found checkpoint) {
        return checkpoint.source().path("checkpoint").path("offset").asLong();
    }

    /** @param guard what is there now and must still be there; null when there must be nothing */
    static Operation operation(TopicPartition partition, long offset, @Nullable Found guard) {
        var document = JSON.valueToTree(Map.of("kind", "checkpoint", "checkpoint",
                Map.of("topic", partition.topic(), "partition", partition.partition(), "offset", offset)));
        return guard == null
                ? new Operation(Map.of("create", Map.of("_id", id(partition))), document)
                : guarded(guard, document);
    }

    /** Writes a document if it still is as it was found. */
    static Operation guarded(Found found, Object document) {
        return new Operation(Map.of("index", Map.of("_id", found.id(), "if_seq_no", found.sequenceNumber(),
                "if_primary_term", found.primaryTerm())), document);
    }
}
