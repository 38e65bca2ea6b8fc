package dev.rapport.reporting.elasticsearch;

import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The document that says how far a copy has come on one partition. */
final class CheckpointDocument {

    private CheckpointDocument() {}

    static String id(TopicPartition partition) {
        return "checkpoint:" + partition.topic() + ":" + partition.partition();
    }

    static long offset(Found checkpoint) {
        return checkpoint.source().path("checkpoint").path("offset").asLong();
    }

    /** @param guard what is there now and must still be there; null when there must be nothing */
    static Operation operation(TopicPartition partition, long offset, @Nullable Found guard) {
        var document = Map.of("kind", "checkpoint", "checkpoint",
                Map.of("topic", partition.topic(), "partition", partition.partition(), "offset", offset));
        return guard == null
                ? new Operation(Map.of("create", Map.of("_id", id(partition))), document)
                : new Operation(Map.of("index", Map.of("_id", id(partition), "if_seq_no", guard.sequenceNumber(),
                        "if_primary_term", guard.primaryTerm())), document);
    }
}
