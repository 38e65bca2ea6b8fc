package dev.rapport.reporting.timeline;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.timeline.Timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what happened with customers. */
final class TimelineStore {

    private final IndexReader index;

    TimelineStore(IndexReader index) {
        this.index = index;
    }

    /**
     * One page, newest first.
     *
     * @param members
     *            whose events
     * @param types
     *            aggregate types of the events; all when empty
     * @param asOf
     *            what had happened, or was known, then; null for everything
     * @param after
     *            sort values of the last entry of the page before; null on the first page
     * @param question
     *            what the cursor of the next page is bound to
     */
    Timeline page(Members members, List<String> types, @Nullable AsOf asOf, int limit,
            @Nullable JsonNode after, String question) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(members.query("customerIds", TimelineFold.STARTED_AT));
        if (!types.isEmpty()) {
            filters.add(Queries.terms("type", types));
        }
        if (asOf != null) {
            filters.add(asOf.until("recordedAt", "occurredAt"));
        }
        var body = new HashMap<String, Object>();
        body.put("query", Queries.all(filters));
        body.put("sort", List.of(Map.of("occurredAt", "desc"), Map.of("recordedAt", "desc"),
                Map.of("sequence", "desc"), Map.of("eventId", "desc")));
        body.put("size", limit + 1);
        body.put("track_total_hits", false);
        if (after != null) {
            body.put("search_after", after);
        }
        var hits = new ArrayList<JsonNode>();
        index.search(body).path("hits").path("hits").forEach(hits::add);
        var page = hits.stream().limit(limit).map(hit -> hit.path("_source")).toList();
        var entries = page.stream().map(TimelineStore::entry).toList();
        return new Timeline(entries,
                hits.size() <= limit ? null : Cursor.encode(hits.get(limit - 1).path("sort"), question));
    }

    private static TimelineEntry entry(JsonNode source) {
        return new TimelineEntry(UUID.fromString(source.path("eventId").asString()), source.path("type").asString(),
                source.path("event").asString(), UUID.fromString(source.path("recordId").asString()),
                Fields.instant(source.path("occurredAt").asLong()), Fields.instant(source.path("recordedAt").asLong()),
                source.path("actor").asStringOpt().orElse(null), source.path("summary").asString(""),
                source.path("data"));
    }
}
