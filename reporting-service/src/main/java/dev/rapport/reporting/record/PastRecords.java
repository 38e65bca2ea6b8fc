package dev.rapport.reporting.record;

import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.past.Since;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Records as they were at an instant of the past. What belongs to a person who has been forgotten since is blank, as
 * everywhere.
 */
public final class PastRecords {

    /** The parts of a document in the index of all records that {@link #read} needs. */
    public static final List<String> SOURCE = List.of("type", Since.PAST_TYPE, "recordId", "state");

    private static final int AT_ONCE = 1000;

    private final IndexReader index;

    public PastRecords(IndexReader searchIndex) {
        this.index = searchIndex;
    }

    /**
     * Some of the records that were asked for.
     *
     * @param total
     *            how many there are
     */
    public record Found(List<RecordDocument> records, long total) {}

    /** Records of any type by id; those that were not there then are missing. */
    public Map<UUID, RecordDocument> find(AsOf asOf, Collection<UUID> ids) {
        var found = new HashMap<UUID, RecordDocument>();
        var all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            var filters = new ArrayList<>(AsOf.versions(asOf));
            filters.add(Queries.terms("recordId", some.stream().map(UUID::toString).toList()));
            search(Map.of("query", Queries.all(filters), "size", AT_ONCE, "_source", SOURCE)).records()
                    .forEach(record -> found.put(record.id(), record));
        }
        return found;
    }

    /**
     * Records of a kind.
     *
     * @param filters
     *            what they must have had then
     * @param latestBy
     *            the field by which the latest are the first
     * @param most
     *            how many at most
     */
    public Found search(@Nullable AsOf asOf, String kind, List<? extends Map<String, ?>> filters,
            String latestBy, int most) {
        var all = new ArrayList<>(AsOf.records(asOf, kind));
        all.addAll(filters);
        return search(Map.of("query", Queries.all(all), "sort", List.of(Map.of(latestBy, "desc"), Map.of(
                "recordId", "desc")), "size", most, "track_total_hits", true, "_source", SOURCE));
    }

    /** All such records, the latest first, however many there are. */
    public List<RecordDocument> all(@Nullable AsOf asOf, String kind, List<? extends Map<String, ?>> filters,
            String latestBy) {
        var conditions = new ArrayList<>(AsOf.records(asOf, kind));
        conditions.addAll(filters);
        var found = new ArrayList<RecordDocument>();
        int size;
        JsonNode after = null;
        do {
            var body = new HashMap<String, Object>(Map.of("query", Queries.all(conditions), "sort",
                    List.of(Map.of(latestBy, "desc"), Map.of("recordId", "desc")), "size", AT_ONCE,
                    "track_total_hits", false, "_source", SOURCE));
            if (after != null) {
                body.put("search_after", after);
            }
            var hits = index.search(body).path("hits").path("hits");
            size = hits.size();
            for (var hit : hits) {
                found.add(read(hit.path("_source")));
                after = hit.path("sort");
            }
        } while (size == AT_ONCE);
        return found;
    }

    private Found search(Map<String, ?> body) {
        var hits = index.search(body).path("hits");
        var found = new ArrayList<RecordDocument>();
        hits.path("hits").forEach(hit -> found.add(read(hit.path("_source"))));
        return new Found(found, hits.path("total").path("value").asLong());
    }

    /** The record that a document of the index holds. */
    public static RecordDocument read(JsonNode source) {
        return RecordDocument.of(Since.kind(source), UUID.fromString(source.path("recordId").asString()),
                source.path("state"));
    }
}
