package dev.rapport.localstack.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A collection that narrows by {@code _id} first. The library uses an index only for a filter of exactly its fields, so
 * a guarded write ({@code _id} and a version) would look at every document.
 */
final class DocumentCollection extends MemoryCollection {
    private static final String ID = "_id";

    DocumentCollection(MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors) {
        super(database, name, options, cursors);
    }

    @Override
    protected QueryResult queryDocuments(Document query, @Nullable Document order, int skip, int limit, int batchSize,
            @Nullable Document fields) {
        Document byId = idCondition(query);
        if (byId != null) {
            for (Index<Integer> index : getIndexes()) {
                if (index.canHandle(byId)) {
                    return matchDocuments(query, index.getPositions(byId), order, skip, limit, batchSize, fields);
                }
            }
        }
        return super.queryDocuments(query, order, skip, limit, batchSize, fields);
    }

    /** The part of a filter that every match must fulfil and that names ids, if there is one. */
    private static @Nullable Document idCondition(Document query) {
        if (query.containsKey(ID)) {
            return new Document(ID, equality(query.get(ID)));
        }
        if (query.get("$and") instanceof List<?> conditions) {
            for (Object condition : conditions) {
                Document found = condition instanceof Document document ? idCondition(document) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable Object equality(@Nullable Object condition) {
        return condition instanceof Document document && document.keySet().equals(Set.of("$eq"))
                ? document.get("$eq")
                : condition;
    }
}
