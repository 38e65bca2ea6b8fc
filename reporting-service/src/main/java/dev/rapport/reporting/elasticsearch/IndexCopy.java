package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.ProjectionCopy;
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
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
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
            Fields.LONG, "parked", Fields.KEPT, "checkpoint", Fields.KEPT, Forgetting.ABOUT, Fields.KEYWORD);

    private static final String MARKER = "created";
    private static final int MOST_PARKED = 10_000;

    private final Elasticsearch elasticsearch;
    private final Refresher refresher;
    private final IndexFold fold;
    private final String name;
    private final String index;
    private final IndexAccess access;
    private final IndexCheckpoints checkpoints;
    private final RecentDocuments recent;
    private final JsonMapper json = JsonMapper.shared();

    IndexCopy(Elasticsearch elasticsearch, Refresher refresher, IndexFold fold, String name, String index) {
        this.elasticsearch = elasticsearch;
        this.refresher = refresher;
        this.fold = fold;
        this.name = name;
        this.index = index;
        this.access = new IndexAccess(elasticsearch, index);
        this.checkpoints = new IndexCheckpoints(access);
        this.recent = new RecentDocuments(access);
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
        return checkpoints.all();
    }

    @Override
    public Map<TopicPartition, Long> checkpoint(Collection<TopicPartition> partitions) {
        return checkpoints.of(partitions);
    }

    @Override
    public void apply(EventBatch batch) {
        // Only who moves checkpoints that are there learns by them whether somebody was forgotten meanwhile.
        boolean guarded = !batch.advances().isEmpty()
                && batch.advances().values().stream().allMatch(advance -> advance.from() != null);
        if (!guarded) {
            recent.clear();
        }
        boolean done = false;
        try {
            done = apply(batch, guarded);
        } finally {
            if (!done) {
                recent.clear();
            }
        }
    }

    /** @return whether what was read and written is still so for all that is known */
    private boolean apply(EventBatch batch, boolean guarded) {
        var documents = new DocumentBatch();
        var guards = read(batch, documents);
        // Before folding: in a sink that was emptied, what events build upon is missing, and that is not their fault.
        checkpoints.verify(batch.advances(), guards);
        var telling = new HashSet<String>();
        for (Delivery delivery : batch.deliveries()) {
            var event = delivery.event();
            fold.apply(event, documents);
            telling.add(fold.documentOf(event.type().aggregate(), event.aggregateId(), event.sequence()));
        }
        var marks = new IndexMarks(access, checkpoints);
        var forgetting = fold.forgetting();
        var erasure = forgetting == null ? null : new IndexErasure(access, marks, forgetting, documents);
        if (erasure != null) {
            erasure.prepare();
        }
        write(documents, telling, erasure);
        boolean alone = guarded && (erasure == null || !erasure.hasForgotten());
        if (erasure != null && !alone) {
            guards = checked(batch, erasure, marks);
        }
        var moves = checkpoints.operations(batch.advances(), guards);
        var outcomes = access.write(moves, false);
        var refusal = checkpoints.refusal(batch.advances(), outcomes);
        if (refusal != null) {
            if (erasure != null) {
                erasure.check();
            }
            throw refusal;
        }
        recent.wrote(moves, outcomes);
        return alone;
    }

    /**
     * Looks who was forgotten since the batch was read, when checkpoints do not tell: because there is none yet, or
     * because they were touched for those whom the batch itself forgets.
     *
     * @return the checkpoints as they are now: whoever is forgotten from now on touches these
     */
    private Map<String, Found> checked(EventBatch batch, IndexErasure erasure, IndexMarks marks) {
        while (true) {
            int added = marks.added();
            var now = byId(access.read(batch.advances().keySet().stream().map(CheckpointDocument::id).toList()));
            checkpoints.verify(batch.advances(), now);
            erasure.check();
            if (marks.added() == added) {
                return now;
            }
        }
    }

    /** The checkpoints of the batch, by their ids; what its events need goes to the documents. */
    private Map<String, Found> read(EventBatch batch, DocumentBatch documents) {
        var needed = new LinkedHashSet<String>();
        batch.advances().keySet().forEach(partition -> needed.add(CheckpointDocument.id(partition)));
        var checkpointIds = Set.copyOf(needed);
        for (Delivery delivery : batch.deliveries()) {
            needed.addAll(fold.needs(delivery.event()));
            needed.addAll(IndexMarks.ids(fold.people(delivery.event())));
        }
        var found = byId(recent.read(needed));
        found.forEach((id, document) -> documents.add(id, document.source()));
        found.keySet().retainAll(checkpointIds);
        return found;
    }

    private static Map<String, Found> byId(List<Found> found) {
        var byId = new HashMap<String, Found>();
        found.forEach(document -> byId.put(document.id(), document));
        return byId;
    }

    /** What tells that an event has been applied is written when it has been: who reads that looks no further. */
    private void write(DocumentBatch documents, Set<String> telling, @Nullable IndexErasure erasure) {
        if (access.isOrdered() && (erasure == null || !erasure.hasForgotten())) {
            var operations = documents.operations(id -> !telling.contains(id));
            operations.addAll(documents.operations(telling::contains));
            recent.wrote(operations, access.write(operations, true));
            return;
        }
        // Shards do not wait for each other.
        access.write(documents.operations(id -> !telling.contains(id)), true);
        if (erasure != null) {
            erasure.sweep();
        }
        access.write(documents.operations(telling::contains), true);
        recent.clear();
    }

    @Override
    public boolean holds(String aggregate, UUID aggregateId, long sequence) {
        return access.read(List.of(fold.documentOf(aggregate, aggregateId, sequence))).stream()
                .anyMatch(found -> found.source().path("sequence").asLong(-1) >= sequence);
    }

    @Override
    public boolean awaitVisible(long deadline) {
        return Sink.call(() -> refresher.awaitVisible(index, deadline));
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
