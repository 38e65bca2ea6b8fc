package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.CheckpointMovedException;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far a copy has come on each partition. Each document is written only as it was when its batch was read, so that
 * whoever writes late notices. So does everybody whose batch is under way when somebody is forgotten: all are
 * {@linkplain #touch() touched} then.
 */
final class IndexCheckpoints {

    private static final String KIND = "checkpoint";
    private static final int TRIES = 100;

    private final IndexAccess access;

    IndexCheckpoints(IndexAccess access) {
        this.access = access;
    }

    Map<TopicPartition, Long> all() {
        return read(access.ids("kind", KIND));
    }

    /** By their ids: to make them visible to a search would cost Elasticsearch a refresh each time. */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
        return read(partitions.stream().map(CheckpointDocument::id).toList());
    }

    private Map<TopicPartition, Long> read(Collection<String> ids) {
        var checkpoint = new HashMap<TopicPartition, Long>();
        access.read(ids).forEach(found -> put(checkpoint, found.source()));
        return checkpoint;
    }

    private static void put(Map<TopicPartition, Long> checkpoint, JsonNode document) {
        var stored = document.path("checkpoint");
        checkpoint.put(new TopicPartition(stored.path("topic").asString(), stored.path("partition").asInt()),
                stored.path("offset").asLong());
    }

    /** Before anything is folded: whether the batch begins where the copy stands. */
    void verify(Map<TopicPartition, Advance> advances, Map<String, Found> guards) {
        advances.forEach((partition, advance) -> verify(partition, advance,
                guards.get(CheckpointDocument.id(partition))));
    }

    private void verify(TopicPartition partition, Advance advance, @Nullable Found stored) {
        var offset = stored == null ? null : CheckpointDocument.offset(stored);
        if (Objects.equals(offset, advance.from())) {
            return;
        }
        // Elasticsearch, busy, has been seen not to find by its id what was there: then nothing may be built upon what
        // else was not found either.
        if (stored == null && Objects.equals(searched(partition), advance.from())) {
            throw new SinkUnavailableException(
                    "The checkpoint of " + partition + " is there and is not found by its id");
        }
        throw advance.refused(partition, offset);
    }

    private @Nullable Long searched(TopicPartition partition) {
        return access.sources("kind", KIND).stream().map(document -> document.path("checkpoint"))
                .filter(stored -> stored.path("topic").asString().equals(partition.topic())
                        && stored.path("partition").asInt() == partition.partition())
                .map(stored -> stored.path("offset").asLong()).findFirst().orElse(null);
    }

    /** What moves the checkpoints, one operation for each advance. */
    List<Operation> operations(Map<TopicPartition, Advance> advances, Map<String, Found> guards) {
        var operations = new ArrayList<Operation>(advances.size());
        advances.forEach((partition, advance) -> operations.add(CheckpointDocument.operation(partition, advance.to(),
                guards.get(CheckpointDocument.id(partition)))));
        return operations;
    }

    /** Why a checkpoint was not moved; null if all were. */
    @Nullable
    RuntimeException refusal(Map<TopicPartition, Advance> advances, List<Outcome> outcomes) {
        // A guarded write to a document that is gone is a conflict too.
        for (var outcome : outcomes) {
            if (outcome.conflict()) {
                return refusal(advances, outcome.id());
            }
        }
        return null;
    }

    private RuntimeException refusal(Map<TopicPartition, Advance> advances, String id) {
        var refused = advances.entrySet().stream()
                .filter(advance -> CheckpointDocument.id(advance.getKey()).equals(id)).findFirst().orElseThrow();
        var stored = access.read(List.of(id));
        var offset = stored.isEmpty() ? null : CheckpointDocument.offset(stored.getFirst());
        return offset != null && offset.equals(refused.getValue().from())
                ? new CheckpointMovedException("Somebody was forgotten meanwhile: " + refused.getKey())
                : refused.getValue().refused(refused.getKey(), offset);
    }

    /** Changes all of them without moving any, so that no batch that is under way comes to its end as if alone. */
    void touch() {
        Collection<String> left = access.ids("kind", KIND);
        for (int i = 0; !left.isEmpty(); i++) {
            if (i == TRIES) {
                throw new SinkUnavailableException("Others keep moving the checkpoints");
            }
            var operations = access.read(left).stream()
                    .map(found -> CheckpointDocument.guarded(found, found.source())).toList();
            left = access.write(operations, false).stream().filter(Outcome::conflict).map(Outcome::id).toList();
        }
    }
}
