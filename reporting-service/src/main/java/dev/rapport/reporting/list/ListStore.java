package dev.rapport.reporting.list;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.record.PastRecords;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds out which records are on a page. */
final class ListStore {

    private final IndexReader index;

    ListStore(IndexReader index) {
        this.index = index;
    }

    /**
     * @param ids
     *            in their order
     * @param then
     *            the records as they were then, when that was asked for
     * @param total
     *            how many there are on all pages, if that was asked for
     * @param counted
     *            how often values occur on all pages, if that was asked for
     */
    record Page(
            List<UUID> ids,
            List<RecordDocument> then,
            @Nullable String next,
            @Nullable Long total,
            Facets.@Nullable Counted counted) {}

    Page page(ListQuery query) {
        var body = new HashMap<String, Object>();
        body.put("query", Queries.all(query.filters()));
        body.put("sort", query.order());
        body.put("size", query.limit() + 1);
        body.put("track_total_hits", query.count());
        body.put("_source", query.asOf() == null ? List.of("recordId") : PastRecords.SOURCE);
        if (query.after() != null) {
            body.put("search_after", query.after());
        }
        if (!query.facets().fields().isEmpty()) {
            body.put("aggs", query.facets().aggregations());
        }
        if (query.conditional()) {
            index.requireOwnVersion();
        }
        var answer = index.search(body);
        var found = answer.path("hits");
        var hits = new ArrayList<JsonNode>();
        found.path("hits").forEach(hits::add);
        var page = hits.stream().limit(query.limit())
                .map(hit -> hit.path("_source")).toList();
        var next = hits.size() <= query.limit()
                ? null
                : Cursor.encode(hits.get(query.limit() - 1).path("sort"), query.question());
        return new Page(page.stream().map(ListStore::id).toList(),
                query.asOf() == null ? List.of() : page.stream().map(PastRecords::read).toList(), next,
                query.count() ? found.path("total").path("value").asLong() : null,
                query.facets().fields().isEmpty() ? null : query.facets().counted(answer.path("aggregations")));
    }

    /** Which records of a kind may be read, when not all of them may. */
    Set<UUID> readable(Resource<?> resource, Reader reader) {
        return index.ids(ListQuery.readable(resource, reader));
    }

    private static UUID id(JsonNode source) {
        return UUID.fromString(source.path("recordId").asString());
    }
}
