package dev.rapport.reporting.record;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/**
 * Which records are something else than events tell that came to whoever follows them: a person whom they are about
 * was forgotten, before or after, or an event that had been kept aside was applied after all. Kept until somebody has
 * seen to it. A copy is whole without: one that an earlier version has made has none.
 */
public final class Rewritten {

    static final String COLLECTION = "rewritten";

    private static final String NOTE = "note";
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> notes;

    /**
     * That a record has changed.
     *
     * @param note another one each time, so that a change after somebody looked is not taken for the one before
     */
    public record Note(UUID id, String note) {}

    Rewritten(MongoCollection<Document> notes) {
        this.notes = notes;
    }

    /** To be called after the record was written. */
    void note(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            notes.bulkWrite(ids.stream().map(id -> new ReplaceOneModel<>(eq("_id", id.toString()),
                    new Document("_id", id.toString()).append(NOTE, UUID.randomUUID().toString()),
                    new ReplaceOptions().upsert(true))).toList(), UNORDERED);
        }
    }

    List<Note> some(int most) {
        var found = new ArrayList<Note>();
        for (var stored : notes.find().limit(most)) {
            found.add(new Note(UUID.fromString(stored.getString("_id")), stored.getString(NOTE)));
        }
        return found;
    }

    /** Forgets what has been seen to; what has changed since then stays. */
    void forget(Collection<Note> seen) {
        if (!seen.isEmpty()) {
            notes.bulkWrite(seen.stream().map(each -> new DeleteOneModel<Document>(
                    and(eq("_id", each.id().toString()), eq(NOTE, each.note())))).toList(), UNORDERED);
        }
    }
}
