package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.ProjectionCopy;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One copy of a projection: an index that holds the documents, the checkpoint and the parked events, so that all of
 * them are lost together.
 *
 * <p>Documents are written with external versions that grow with the sequence of the aggregate, so that a stale or a
 * repeated write changes nothing.
 */
public final class IndexCopy implements ProjectionCopy {

    static final Map<String, ?> PROPERTIES = Map.of("kind", Fields.KEYWORD, "recordId", Fields.KEYWORD, "sequence",
            Fields.LONG, "parked", Fields.KEPT, "checkpoint", Fields.KEPT, Forgetting.ABOUT, Fields.KEYWORD,
            Following.FOLLOWS, Fields.KEYWORD);

    private static final String MARKER = "created";
    private static final int MOST_PARTITIONS = 1000;
    private static final int MOST_PARKED = 10_000;

    private final Elasticsearch elasticsearch;
    private final Refresher refresher;
    private final IndexFold fold;
    private final String name;
    private final String index;
    private final IndexAccess access;
    private final JsonMapper json = JsonMapper.shared();

    IndexCopy(Elasticsearch elasticsearch, Refresher refresher, IndexFold fold, String name, String index) {
        this.elasticsearch = elasticsearch;
        this.refresher = refresher;
        this.fold = fold;
        this.name = name;
        this.index = index;
        this.access = new IndexAccess(elasticsearch, index);
    }

    @Override
    public String name() {
        return name;
    }

    /** Name of the index, for searches. */
    public String index() {
        return index;
    }

    void mark() {
        access.write(List.of(new Operation(Map.of("index", Map.of("_id", MARKER)), Map.of("kind", "marker"))), false);
    }

    @Override
    public boolean intact() {
        return Sink.call(() -> elasticsearch.exists("/" + index + "/_doc/" + MARKER));
    }

    @Override
    public Map<TopicPartition, Long> checkpoint() {
        return Sink.call(() -> {
            elasticsearch.refresh(index);
            var checkpoint = new HashMap<TopicPartition, Long>();
            var found = elasticsearch.search(index, Map.of("query", Queries.term("kind", "checkpoint"), "size",
                    MOST_PARTITIONS));
            for (var hit : found.path("hits").path("hits")) {
                put(checkpoint, hit.path("_source"));
            }
            return checkpoint;
        });
    }

    /** By their ids: to make them visible to a search would cost Elasticsearch a refresh each time. */
    @Override
    public Map<TopicPartition, Long> checkpoint(Collection<TopicPartition> partitions) {
        var checkpoint = new HashMap<TopicPartition, Long>();
        access.read(partitions.stream().map(CheckpointDocument::id).toList())
                .forEach(found -> put(checkpoint, found.source()));
        return checkpoint;
    }

    private static void put(Map<TopicPartition, Long> checkpoint, JsonNode document) {
        var stored = document.path("checkpoint");
        checkpoint.put(new TopicPartition(stored.path("topic").asString(), stored.path("partition").asInt()),
                stored.path("offset").asLong());
    }

    @Override
    public void apply(EventBatch batch) {
        var needed = new LinkedHashSet<String>();
        batch.advances().keySet().forEach(partition -> needed.add(CheckpointDocument.id(partition)));
        for (Delivery delivery : batch.deliveries()) {
            needed.addAll(fold.needs(delivery.event()));
            needed.addAll(IndexErasure.marks(fold.people(delivery.event())));
        }
        var telling = new HashSet<String>();
        var documents = new DocumentBatch();
        var guards = new HashMap<String, Found>();
        for (var found : access.read(needed)) {
            documents.add(found.id(), found.source());
            guards.put(found.id(), found);
        }
        // Before folding: in a sink that was emptied, what events build upon is missing, and that is not their fault.
        batch.advances().forEach((partition, advance) -> verify(partition, advance,
                guards.get(CheckpointDocument.id(partition))));
        var repeated = new LinkedHashSet<String>();
        for (Delivery delivery : batch.deliveries()) {
            var event = delivery.event();
            var id = fold.documentOf(event.type().aggregate(), event.aggregateId(), event.sequence());
            var stored = documents.get(id);
            if (stored != null && stored.path("sequence").asLong(-1) >= event.sequence()) {
                repeated.add(id);
            }
            fold.apply(event, documents);
            telling.add(id);
        }
        // What tells that an event has been applied is written when it has been: who reads that looks no further, and
        // shards do not wait for each other.
        var follows = fold.following();
        var following = follows == null ? null : new IndexFollowing(access, follows, documents);
        if (following != null) {
            following.prepare();
        }
        var forgetting = fold.forgetting();
        if (forgetting == null) {
            access.write(documents.operations(id -> !telling.contains(id)), true);
            access.write(documents.operations(telling::contains), true);
        } else {
            var erasure = new IndexErasure(access, forgetting, documents);
            erasure.prepare(!repeated.isEmpty());
            access.write(documents.operations(id -> !telling.contains(id)), true);
            erasure.sweep();
            access.write(documents.operations(telling::contains), true);
            erasure.check();
        }
        if (following != null) {
            following.run(repeated);
        }
        advance(batch.advances(), guards);
    }

    private void verify(TopicPartition partition, Advance advance, @Nullable Found stored) {
        var offset = stored == null ? null : CheckpointDocument.offset(stored);
        if (java.util.Objects.equals(offset, advance.from())) {
            return;
        }
        // Elasticsearch, busy, has been seen not to find by its id what was there: then nothing may be built upon what
        // else was not found either.
        if (stored == null && java.util.Objects.equals(checkpoint().get(partition), advance.from())) {
            throw new SinkUnavailableException(
                    "The checkpoint of " + partition + " is there and is not found by its id");
        }
        throw advance.refused(partition, offset);
    }

    private void advance(Map<TopicPartition, Advance> advances, Map<String, Found> guards) {
        var partitions = List.copyOf(advances.keySet());
        var operations = new ArrayList<Operation>();
        for (var partition : partitions) {
            operations.add(CheckpointDocument.operation(partition, requireAdvance(advances, partition).to(),
                    guards.get(CheckpointDocument.id(partition))));
        }
        for (var outcome : access.write(operations, false)) {
            // A guarded write to a document that is gone is a conflict too.
            if (outcome.conflict()) {
                var partition = partitions.stream().filter(p -> CheckpointDocument.id(p).equals(outcome.id()))
                        .findFirst()
                        .orElseThrow();
                var stored = access.read(List.of(outcome.id()));
                throw requireAdvance(advances, partition).refused(partition,
                        stored.isEmpty() ? null : CheckpointDocument.offset(stored.getFirst()));
            }
        }
    }

    private static Advance requireAdvance(Map<TopicPartition, Advance> advances, TopicPartition partition) {
        return java.util.Objects.requireNonNull(advances.get(partition));
    }

    @Override
    public boolean holds(String aggregate, UUID aggregateId, long sequence) {
        return access.read(List.of(fold.documentOf(aggregate, aggregateId, sequence))).stream()
                .anyMatch(found -> found.source().path("sequence").asLong(-1) >= sequence);
    }

    @Override
    public boolean awaitVisible(long until, long deadline) {
        return Sink.call(() -> refresher.awaitVisible(index, until, deadline));
    }

    @Override
    public void park(List<ParkedEvent> events) {
        access.write(events.stream().map(event -> new Operation(Map.of("index", Map.of("_id", parkedId(event))),
                Map.of("kind", "parked", "parked", json.valueToTree(event)))).toList(), false);
        Sink.run(() -> elasticsearch.refresh(index));
    }

    @Override
    public void unpark(ParkedEvent event) {
        access.write(List.of(new Operation(Map.of("delete", Map.of("_id", parkedId(event))), null)), false);
        Sink.run(() -> elasticsearch.refresh(index));
    }

    @Override
    public List<ParkedEvent> parked() {
        return Sink.call(() -> {
            var parked = new ArrayList<ParkedEvent>();
            var found = elasticsearch.search(index,
                    Map.of("query", Queries.term("kind", "parked"), "size", MOST_PARKED));
            for (var hit : found.path("hits").path("hits")) {
                parked.add(json.treeToValue(hit.path("_source").path("parked"), ParkedEvent.class));
            }
            parked.sort(Comparator.comparing(ParkedEvent::topic).thenComparingInt(ParkedEvent::partition)
                    .thenComparingLong(ParkedEvent::offset));
            return parked;
        });
    }

    private static String parkedId(ParkedEvent event) {
        return "parked:" + event.id();
    }
}
