package dev.rapport.reporting.timeline;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.resource.Sentences;
import dev.rapport.reporting.timeline.Timeline.Entry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what happened with customers. */
final class TimelineStore {

    private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();

    private final IndexReader index;
    private final Set<String> kindsAboutPeople;

    TimelineStore(IndexReader index, Resources resources) {
        this.index = index;
        this.kindsAboutPeople = Set.copyOf(resources.kinds(Resource::tellsOfSomebody));
    }

    /**
     * One page, newest first.
     *
     * @param customers
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
    Timeline page(Collection<UUID> customers, List<String> types, @Nullable AsOf asOf, int limit,
            @Nullable JsonNode after, String question) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(Queries.terms("customerIds", customers.stream().map(UUID::toString).toList()));
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
        var erased = index.existing(page.stream().filter(this::isAboutAPerson)
                .flatMap(source -> customers(source).stream()).distinct().map(TimelineFold::marker).toList());
        var entries = page.stream().map(source -> isAboutAPerson(source)
                && customers(source).stream().map(TimelineFold::marker).anyMatch(erased::contains)
                        ? entry(source, Sentences.ofName(source.path("event").asString("")), NOTHING)
                        : entry(source, source.path("summary").asString(""), source.path("data")))
                .toList();
        return new Timeline(entries,
                hits.size() <= limit ? null : Cursor.encode(hits.get(limit - 1).path("sort"), question));
    }

    /** Some records tell about somebody else: the person a lead became, the person an interaction was with. */
    private boolean isAboutAPerson(JsonNode source) {
        return kindsAboutPeople.contains(source.path("type").asString(""));
    }

    private static List<String> customers(JsonNode source) {
        var customers = new ArrayList<String>();
        source.path("customerIds").forEach(id -> customers.add(id.asString()));
        return customers;
    }

    private static Entry entry(JsonNode source, String summary, JsonNode data) {
        return new Entry(UUID.fromString(source.path("eventId").asString()), source.path("type").asString(),
                source.path("event").asString(), UUID.fromString(source.path("recordId").asString()),
                Fields.instant(source.path("occurredAt").asLong()), Fields.instant(source.path("recordedAt").asLong()),
                source.path("actor").asStringOpt().orElse(null), summary, data);
    }
}
