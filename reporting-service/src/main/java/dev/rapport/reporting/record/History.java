package dev.rapport.reporting.record;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.rapport.events.EventEnvelope;
import dev.rapport.reporting.erasure.Traces;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Every event of every record, in documents of {@value #CHUNK} events each: {@code <aggregate id>/<chunk>}, one field
 * per event. So any stretch of a history is found by id, and writing an event twice changes nothing.
 */
final class History {

    static final String COLLECTION = "history";
    private static final int CHUNK = 100;

    private final MongoCollection<Document> chunks;

    History(MongoCollection<Document> chunks) {
        this.chunks = chunks;
    }

    /** @param traces of whom the history of a record must say nothing, because they were forgotten */
    void write(List<RecordChange> changes, Function<RecordDocument, Traces> traces) {
        var fields = new LinkedHashMap<String, Document>();
        for (var change : changes) {
            var event = change.delivery().event();
            fields.computeIfAbsent(chunk(event.aggregateId(), event.sequence()), _ -> new Document())
                    .append(field(event.sequence()), written(event, traces.apply(change.after())));
        }
        set(fields);
    }

    private static String written(EventEnvelope event, Traces traces) {
        var entry = HistoryEntry.write(event);
        return traces.isEmpty() ? entry : HistoryEntry.read(entry).redacted(traces).write();
    }

    private void set(Map<String, Document> fields) {
        if (!fields.isEmpty()) {
            chunks.bulkWrite(fields.entrySet().stream().map(chunk -> new UpdateOneModel<Document>(
                    eq("_id", chunk.getKey()), new Document("$set", chunk.getValue()),
                    new UpdateOptions().upsert(true))).toList(), new BulkWriteOptions().ordered(false));
        }
    }

    private static String chunk(UUID id, long sequence) {
        return id + "/" + sequence / CHUNK;
    }

    private static String field(long sequence) {
        return "e" + sequence;
    }

    private static long sequence(String field) {
        return Long.parseLong(field.substring(1));
    }

    private static boolean isBetween(long sequence, long from, long to) {
        return from <= sequence && sequence < to;
    }

    /** Takes out of entries what is personal, and what names those who were forgotten. */
    void redact(UUID id, List<HistoryEntry> entries, Traces traces) {
        var fields = new LinkedHashMap<String, Document>();
        for (var entry : entries) {
            fields.computeIfAbsent(chunk(id, entry.sequence()), _ -> new Document())
                    .append(field(entry.sequence()), entry.redacted(traces).write());
        }
        set(fields);
    }

    /** The events from one sequence to another, in their order. */
    List<HistoryEntry> read(UUID id, long from, long to) {
        if (to <= from) {
            return List.of();
        }
        var ids = LongStream.rangeClosed(from / CHUNK, (to - 1) / CHUNK).mapToObj(chunk -> id + "/" + chunk).toList();
        var entries = new ArrayList<HistoryEntry>();
        for (var chunk : chunks.find(in("_id", ids))) {
            chunk.forEach((name, stored) -> {
                if (!name.equals("_id") && isBetween(sequence(name), from, to)) {
                    entries.add(HistoryEntry.read((String) stored));
                }
            });
        }
        entries.sort(Comparator.comparingLong(HistoryEntry::sequence));
        return entries;
    }
}
