package dev.rapport.reporting.list;

import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.query.Cursor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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
     * @param total
     *            how many there are on all pages, if that was asked for
     */
    record Page(List<UUID> ids, @Nullable String next, @Nullable Long total) {}

    Page page(ListQuery query) {
        var body = new HashMap<String, Object>();
        body.put("query", Queries.all(query.filters()));
        body.put("sort", query.order());
        body.put("size", query.limit() + 1);
        body.put("track_total_hits", query.count());
        body.put("_source", List.of("recordId"));
        if (query.after() != null) {
            body.put("search_after", query.after());
        }
        var found = index.search(body).path("hits");
        var hits = new ArrayList<JsonNode>();
        found.path("hits").forEach(hits::add);
        var ids = hits.stream().limit(query.limit())
                .map(hit -> UUID.fromString(hit.path("_source").path("recordId").asString())).toList();
        var next = hits.size() <= query.limit()
                ? null
                : Cursor.encode(hits.get(query.limit() - 1).path("sort"), query.question());
        return new Page(ids, next, query.count() ? found.path("total").path("value").asLong() : null);
    }
}
