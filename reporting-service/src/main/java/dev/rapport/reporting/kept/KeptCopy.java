package dev.rapport.reporting.kept;

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
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.resource.Fields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Some fields of all records of some kinds. */
public class KeptCopy extends MongodbCopy {

    /** The collection that holds them. */
    public static final String FACTS = "facts";

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> facts;
    private final Resources resources;
    private final Map<String, List<String>> kept;

    /** @param kept the fields that are kept of each kind of records */
    public KeptCopy(Collections collections, Resources resources, Map<String, List<String>> kept) {
        super(collections);
        this.facts = collections.get(FACTS);
        this.resources = resources;
        this.kept = kept;
    }

    /** Everything. */
    public final List<RecordDocument> read() {
        return Mongodb.call(() -> facts.find(in("type", kept.keySet())).map(KeptCopy::read).into(new ArrayList<>()));
    }

    private static RecordDocument read(Document stored) {
        return new RecordDocument(stored.getString("type"), UUID.fromString(stored.getString("_id")),
                stored.getLong("version"), Instant.EPOCH, Instant.EPOCH,
                Fields.of(new LinkedHashMap<String, @Nullable Object>(stored.get("fields", Document.class))));
    }

    private Document write(RecordDocument record) {
        var fields = new Document();
        kept.getOrDefault(record.type(), List.of())
                .forEach(field -> fields.append(field, record.fields().asMap().get(field)));
        return new Document("_id", record.id().toString()).append("type", record.type())
                .append("version", record.version()).append("fields", fields);
    }

    @Override
    public final boolean holds(String aggregate, UUID aggregateId, long sequence) {
        return Mongodb.call(() -> facts.find(and(eq("_id", aggregateId.toString()), gte("version", sequence)))
                .projection(Projections.include("_id")).first() != null);
    }

    @Override
    public final void apply(EventBatch batch) {
        var ids = batch.deliveries().stream().map(delivery -> delivery.event().aggregateId())
                .collect(Collectors.toSet());
        var latest = Mongodb.call(() -> find(ids));
        var changed = new LinkedHashMap<UUID, RecordDocument>();
        for (var delivery : batch.deliveries()) {
            var event = delivery.event();
            var before = latest.get(event.aggregateId());
            long version = before == null ? -1 : before.version();
            if (event.sequence() > version + 1) {
                throw new UnappliableEventException("sequence %d follows %d".formatted(event.sequence(), version));
            }
            if (event.sequence() == version + 1) {
                var after = resources.fold(before, event);
                latest.put(event.aggregateId(), after);
                changed.put(event.aggregateId(), after);
            }
        }
        Mongodb.call(() -> {
            write(changed);
            return true;
        });
        advance(batch.advances());
    }

    private Map<UUID, RecordDocument> find(Set<UUID> ids) {
        var found = new LinkedHashMap<UUID, RecordDocument>();
        for (var stored : facts.find(in("_id", ids.stream().map(UUID::toString).toList()))) {
            var record = read(stored);
            found.put(record.id(), record);
        }
        return found;
    }

    private void write(Map<UUID, RecordDocument> changed) {
        if (changed.isEmpty()) {
            return;
        }
        try {
            facts.bulkWrite(changed.values().stream().map(record -> new ReplaceOneModel<>(
                    and(eq("_id", record.id().toString()), lt("version", record.version())), write(record),
                    new ReplaceOptions().upsert(true))).toList(), UNORDERED);
        } catch (MongoBulkWriteException e) {
            // The id is there with this version or a later one: somebody else has been faster.
            if (e.getWriteConcernError() != null || e.getWriteErrors().stream().anyMatch(
                    error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }
}
