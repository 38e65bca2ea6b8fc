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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what happened with customers. */
final class TimelineStore {

    /** So many in a row, of which little may be read, end a page. */
    private static final int MOST_SEARCHES = 20;

    private final IndexReader index;

    TimelineStore(IndexReader index) {
        this.index = index;
    }

    /**
     * Which page.
     *
     * @param after
     *            sort values of the last entry of the page before; null on the first page
     * @param question
     *            what the cursor of the next page is bound to
     */
    record Page(int limit, @Nullable JsonNode after, String question) {}

    /**
     * One page, newest first. It is filled from as many as are needed; after many that may not be read it may hold less
     * than is asked for.
     *
     * @param members
     *            whose events
     * @param types
     *            aggregate types of the events; all when empty
     * @param asOf
     *            what had happened, or was known, then; null for everything
     * @param readable
     *            of some entries those that may be read
     */
    Timeline page(Members members, List<String> types, @Nullable AsOf asOf, Page page,
            UnaryOperator<List<TimelineEntry>> readable) {
        var entries = new ArrayList<TimelineEntry>();
        var last = page.after();
        boolean more = true;
        for (int i = 0; more && entries.size() < page.limit() && i < MOST_SEARCHES; i++) {
            var hits = hits(members, types, asOf, page.limit() + 1, last);
            more = hits.size() > page.limit();
            var some = hits.stream().limit(page.limit()).map(hit -> entry(hit.path("_source"))).toList();
            var allowed = new HashSet<>(readable.apply(some));
            for (int each = 0; each < some.size(); each++) {
                if (entries.size() == page.limit()) {
                    more = true;
                    break;
                }
                last = hits.get(each).path("sort");
                if (allowed.contains(some.get(each))) {
                    entries.add(some.get(each));
                }
            }
        }
        return new Timeline(entries, more && last != null ? Cursor.encode(last, page.question()) : null);
    }

    private List<JsonNode> hits(Members members, List<String> types, @Nullable AsOf asOf, int size,
            @Nullable JsonNode after) {
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
        body.put("size", size);
        body.put("track_total_hits", false);
        if (after != null) {
            body.put("search_after", after);
        }
        var hits = new ArrayList<JsonNode>();
        index.search(body).path("hits").path("hits").forEach(hits::add);
        return hits;
    }

    private static TimelineEntry entry(JsonNode source) {
        return new TimelineEntry(UUID.fromString(source.path("eventId").asString()), source.path("type").asString(),
                source.path("event").asString(), UUID.fromString(source.path("recordId").asString()),
                Fields.instant(source.path("occurredAt").asLong()), Fields.instant(source.path("recordedAt").asLong()),
                source.path("actor").asStringOpt().orElse(null), source.path("summary").asString(""),
                source.path("data"));
    }
}
