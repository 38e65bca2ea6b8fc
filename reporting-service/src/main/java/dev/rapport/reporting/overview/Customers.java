package dev.rapport.reporting.overview;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.mongodb.Mongodb;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.record.Derivation;
import dev.rapport.reporting.record.RecordChange;
import dev.rapport.reporting.record.RecordsCopy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;

/** Keeps a document for each customer, changed exactly once by each event, whatever is repeated or raced for. */
final class Customers implements Derivation {

    private static final String COLLECTION = "customers";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    /** Only another instance that writes the same customers at the same moment makes a second try necessary. */
    private static final int TRIES = 50;

    private record Pending(Effect effect, Delivery delivery) {}

    @Override
    public List<String> collections() {
        return List.of(COLLECTION);
    }

    @Override
    public void write(MongodbCopy.Collections collections, List<RecordChange> changes) {
        var pending = new LinkedHashMap<UUID, List<Pending>>();
        for (var change : changes) {
            for (var effect : Effect.of(change)) {
                pending.computeIfAbsent(effect.customerId(), _ -> new ArrayList<>())
                        .add(new Pending(effect, change.delivery()));
            }
        }
        if (pending.isEmpty()) {
            return;
        }
        Mongodb.call(() -> {
            var customers = collections.get(COLLECTION);
            for (int i = 0; i < TRIES; i++) {
                if (write(customers, pending)) {
                    return true;
                }
            }
            throw new SinkUnavailableException("Others keep changing the same customers");
        });
    }

    /** @return false if somebody else changed one of them at the same time */
    private static boolean write(MongoCollection<Document> collection, Map<UUID, List<Pending>> pending) {
        var stored = find(collection, pending.keySet());
        var writes = new ArrayList<WriteModel<Document>>();
        pending.forEach((id, effects) -> {
            var before = stored.getOrDefault(id, Customer.unknown(id));
            var after = before;
            boolean changed = false;
            for (var each : effects) {
                if (!after.knows(each.delivery())) {
                    after = after.with(each.effect(), each.delivery());
                    changed = true;
                }
            }
            if (changed) {
                var document = CustomerDocument.write(after.nextRevision());
                writes.add(before.revision() == 0
                        ? new InsertOneModel<>(document)
                        : new ReplaceOneModel<>(and(eq("_id", id.toString()), eq("revision", before.revision())),
                                document));
            }
        });
        if (writes.isEmpty()) {
            return true;
        }
        try {
            var result = collection.bulkWrite(writes, UNORDERED);
            return result.getInsertedCount() + result.getMatchedCount() == writes.size();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null || e.getWriteErrors().stream().anyMatch(
                    error -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
            return false;
        }
    }

    private static Map<UUID, Customer> find(MongoCollection<Document> collection, Collection<UUID> ids) {
        var found = new HashMap<UUID, Customer>();
        for (var document : collection.find(in("_id", ids.stream().map(UUID::toString).toList()))) {
            var customer = CustomerDocument.read(document);
            found.put(customer.id(), customer);
        }
        return found;
    }

    /** Customers by id; nothing is missing, about some of them nothing is known. */
    static Map<UUID, Customer> find(RecordsCopy copy, Collection<UUID> ids) {
        var found = new HashMap<UUID, Customer>();
        ids.forEach(id -> found.put(id, Customer.unknown(id)));
        found.putAll(Mongodb.call(() -> find(copy.collections().get(COLLECTION), ids)));
        return found;
    }
}
