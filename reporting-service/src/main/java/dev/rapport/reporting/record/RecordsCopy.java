package dev.rapport.reporting.record;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Records of every type in one collection, by the id of the aggregate. The order of the writes is what makes them
 * repeatable: first what is derived from the changes, then the history, then the records, whose versions say what has
 * been applied, and last the checkpoint. Whatever is cut short is done again from the same records.
 */
public final class RecordsCopy extends MongodbCopy {

    static final String RECORDS = "records";
    static final String ERASED = "erased";

    /** The field of a record with the people whom it is about. */
    static final String ABOUT = "about";

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Collections collections;
    private final Resources resources;
    private final List<Derivation> derivations;
    private final MongoCollection<Document> records;
    private final MongoCollection<Document> erased;
    private final History history;
    private final Rewritten rewritten;

    RecordsCopy(Collections collections, Resources resources, List<Derivation> derivations) {
        super(collections);
        this.collections = collections;
        this.resources = resources;
        this.derivations = derivations;
        this.records = collections.get(RECORDS);
        this.erased = collections.get(ERASED);
        this.history = new History(collections.get(History.COLLECTION));
        this.rewritten = new Rewritten(collections.get(Rewritten.COLLECTION));
    }

    /** For what is derived from records: its own collections. */
    public Collections collections() {
        return collections;
    }

    /** Records by id; those that do not exist are missing. */
    public Map<UUID, RecordDocument> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return Mongodb.call(() -> {
            var found = new HashMap<UUID, RecordDocument>();
            for (var stored : records.find(in("_id", ids.stream().map(UUID::toString).toList()))) {
                var document = read(stored);
                found.put(document.id(), document);
            }
            return found;
        });
    }

    /** Records of these kinds that are about any of these customers. */
    public List<RecordDocument> about(Collection<UUID> customers, Collection<String> kinds) {
        return Mongodb.call(() -> {
            var found = new ArrayList<RecordDocument>();
            for (var stored : records.find(and(in(ABOUT, customers.stream().map(UUID::toString).toList()),
                    in("type", kinds)))) {
                found.add(read(stored));
            }
            return found;
        });
    }

    /** Some of the records that have changed without a new event of theirs, until {@link #seen} is told of them. */
    public List<Rewritten.Note> rewritten(int most) {
        return Mongodb.call(() -> rewritten.some(most));
    }

    /** What follows from changes without an event has been done. */
    public void seen(Collection<Rewritten.Note> notes) {
        Mongodb.call(() -> {
            rewritten.forget(notes);
            return true;
        });
    }

    /** Whether one of the people whom a record is about was forgotten. */
    boolean isForgotten(RecordDocument document) {
        return !Mongodb.call(() -> RecordsErasure.find(erased, resources.people(document))).isEmpty();
    }

    List<HistoryEntry> history(UUID id, long from, long to) {
        return Mongodb.call(() -> history.read(id, from, to));
    }

    @Override
    public boolean holds(String aggregate, UUID aggregateId, long sequence) {
        return Mongodb.call(() -> records.find(and(eq("_id", aggregateId.toString()), gte("version", sequence)))
                .projection(Projections.include("_id")).first() != null);
    }

    @Override
    public void apply(EventBatch batch) {
        var found = find(batch.deliveries().stream().map(delivery -> delivery.event().aggregateId())
                .collect(Collectors.toSet()));
        var latest = new HashMap<>(found);
        var changes = changes(batch.deliveries(), latest);
        var erasure = new RecordsErasure(records, erased, history, rewritten, resources, latest);
        Mongodb.call(() -> {
            erasure.prepare(batch.deliveries(), changes, repeated(batch.deliveries(), found));
            return true;
        });
        if (!changes.isEmpty()) {
            derivations.forEach(derivation -> derivation.write(collections, changes));
        }
        Mongodb.call(() -> {
            history.write(changes, erasure::traces);
            erasure.sweep();
            writeRecords(changes, erasure);
            erasure.check();
            rewritten.note(toNote(batch.deliveries(), changes, erasure));
            return true;
        });
        advance(batch.advances());
    }

    /** What was published of these before may be something else, though no event came after it. */
    private static Set<UUID> toNote(List<Delivery> deliveries, List<RecordChange> changes, RecordsErasure erasure) {
        return Stream.concat(
                deliveries.stream().filter(Delivery::redriven).map(delivery -> delivery.event().aggregateId()),
                changes.stream().map(RecordChange::after).filter(record -> !erasure.traces(record).isEmpty())
                        .map(RecordDocument::id))
                .collect(Collectors.toSet());
    }

    /** The records that have had an event already which comes again. */
    private static List<RecordDocument> repeated(List<Delivery> deliveries, Map<UUID, RecordDocument> found) {
        return deliveries.stream().map(Delivery::event).filter(event -> {
            var record = found.get(event.aggregateId());
            return record != null && event.sequence() <= record.version();
        }).map(event -> Objects.requireNonNull(found.get(event.aggregateId()))).distinct().toList();
    }

    /** @param latest the records before the events, and after them in the end */
    private List<RecordChange> changes(List<Delivery> deliveries, Map<UUID, RecordDocument> latest) {
        var changes = new ArrayList<RecordChange>(deliveries.size());
        for (var delivery : deliveries) {
            var event = delivery.event();
            var before = latest.get(event.aggregateId());
            long version = before == null ? -1 : before.version();
            if (event.sequence() > version + 1) {
                throw new UnappliableEventException("sequence %d follows %d".formatted(event.sequence(), version));
            }
            if (event.sequence() == version + 1) {
                var resource = resources.of(event);
                var told = resource.told(event.data());
                var after = resource.fold(before, event, told);
                changes.add(new RecordChange(delivery, told, before, after));
                latest.put(event.aggregateId(), after);
            }
        }
        return changes;
    }

    private void writeRecords(List<RecordChange> changes, RecordsErasure erasure) {
        if (changes.isEmpty()) {
            return;
        }
        var last = new LinkedHashMap<UUID, RecordDocument>();
        changes.forEach(change -> last.put(change.after().id(), change.after()));
        var writes = last.values().stream().map(document -> new ReplaceOneModel<>(
                and(eq("_id", document.id().toString()), lt("version", document.version())),
                write(erasure.rest(document)),
                new ReplaceOptions().upsert(true))).toList();
        try {
            records.bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            // The id is there with this version or a later one: somebody else has been faster.
            if (e.getWriteConcernError() != null || e.getWriteErrors().stream().anyMatch(
                    error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    private Document write(RecordDocument document) {
        return new Document("_id", document.id().toString()).append("type", document.type())
                .append(ABOUT, resources.people(document).stream().map(UUID::toString).toList())
                .append("version", document.version()).append("createdAt", document.createdAt().toString())
                .append("updatedAt", document.updatedAt().toString())
                .append("fields", new Document(document.fields().asMap()));
    }

    static RecordDocument read(Document stored) {
        var fields = new LinkedHashMap<String, @Nullable Object>(stored.get("fields", Document.class));
        return new RecordDocument(stored.getString("type"), UUID.fromString(stored.getString("_id")),
                stored.getLong("version"), Instant.parse(stored.getString("createdAt")),
                Instant.parse(stored.getString("updatedAt")), Fields.of(fields));
    }
}
