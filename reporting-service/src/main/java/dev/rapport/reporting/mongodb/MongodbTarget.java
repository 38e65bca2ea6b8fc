package dev.rapport.reporting.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import dev.rapport.common.projection.ProjectionTarget;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The part of a projection into MongoDB that is the same for all of them: collections are called
 * {@code <projection>.<copy>.<collection>}, and what the instances agree on lies in {@code projections}.
 *
 * @param <C> what readers see of a copy
 */
public abstract class MongodbTarget<C extends MongodbCopy> implements ProjectionTarget<C> {

    private static final String NOTES = "notes";

    private final Mongodb mongodb;
    private final String name;
    private final List<String> collections;

    /**
     * @param name of the projection
     * @param collections those of a copy that hold documents
     */
    protected MongodbTarget(Mongodb mongodb, String name, List<String> collections) {
        this.mongodb = mongodb;
        this.name = name;
        this.collections = List.copyOf(collections);
    }

    /** The copy with this name. */
    protected abstract C copy(MongodbCopy.Collections collections);

    /** Makes what a new copy has besides its collections. */
    protected void created(MongodbCopy.Collections made) {}

    @Override
    public final String name() {
        return name;
    }

    private MongoCollection<Document> projections() {
        return mongodb.database().getCollection("projections");
    }

    @Override
    public final @Nullable String readState() {
        return Mongodb.call(() -> {
            var stored = projections().find(eq("_id", name)).first();
            return stored == null ? null : stored.getString(NOTES);
        });
    }

    @Override
    public final boolean writeState(@Nullable String expected, String next) {
        return Mongodb.call(() -> {
            if (expected != null) {
                return projections().updateOne(and(eq("_id", name), eq(NOTES, expected)), set(NOTES, next))
                        .getMatchedCount() == 1;
            }
            try {
                projections().insertOne(new Document("_id", name).append(NOTES, next));
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public final C create(String copy) {
        var made = collectionsOf(copy);
        made.create();
        Mongodb.call(() -> {
            created(made);
            return true;
        });
        return copy(made);
    }

    @Override
    public final C open(String copy) {
        return copy(collectionsOf(copy));
    }

    private MongodbCopy.Collections collectionsOf(String copy) {
        return new MongodbCopy.Collections(mongodb.database(), name, copy, collections);
    }

    @Override
    public final void drop(String copy) {
        Mongodb.call(() -> {
            var prefix = name + "." + copy + ".";
            for (var collection : mongodb.database().listCollectionNames().into(new TreeSet<>())) {
                if (collection.startsWith(prefix)) {
                    mongodb.database().getCollection(collection).drop();
                }
            }
            return true;
        });
    }

    @Override
    public final Set<String> copies() {
        return Mongodb.call(() -> {
            var copies = new TreeSet<String>();
            for (var collection : mongodb.database().listCollectionNames()) {
                var parts = collection.split("\\.", -1);
                if (parts.length == 3 && parts[0].equals(name)) {
                    copies.add(parts[1]);
                }
            }
            return copies;
        });
    }
}
