package dev.rapport.reporting.search;

import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.search.SearchResults.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Searches the index over all records. */
final class SearchStore {

    private final IndexReader index;
    private final List<String> texts;

    SearchStore(IndexReader index, Resources resources) {
        this.index = index;
        this.texts = resources.fields(field -> field.is(Ability.SEARCHED)).stream().map(Field::name).toList();
    }

    /** The records of these types that have the words, best first. */
    SearchResults find(String text, List<String> types, int limit, @Nullable String cursor) {
        return find(text, types, limit, after(text, types, cursor), question(text, types));
    }

    /**
     * Where the page begins; null for the first one.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             400 {@code invalid-cursor}
     */
    static @Nullable JsonNode after(String text, List<String> types, @Nullable String cursor) {
        return Cursor.decode(cursor, question(text, types));
    }

    private static String question(String text, List<String> types) {
        return "search|" + text + "|" + types;
    }

    private SearchResults find(String text, List<String> types, int limit, @Nullable JsonNode after,
            String question) {
        var body = new HashMap<String, Object>();
        body.put("query", Map.of("bool",
                Map.of("must", List.of(TextQuery.of(text)), "filter", List.of(Queries.terms("type", types)), "must_not",
                        List.of(Queries.term("status", RecordDocument.ERASED)))));
        body.put("sort", List.of(Map.of("_score", "desc"), Map.of("recordId", "asc")));
        body.put("size", limit + 1);
        body.put("track_total_hits", false);
        body.put("_source", List.of("type", "recordId", "shown", "text"));
        body.put("highlight", TextQuery.highlight(text, texts));
        if (after != null) {
            body.put("search_after", after);
        }
        var hits = new ArrayList<JsonNode>();
        index.search(body).path("hits").path("hits").forEach(hits::add);
        var page = hits.stream().limit(limit).toList();
        var erased = erased(page);
        var items = page.stream().filter(hit -> !erased.contains(SearchFold.marker(customer(hit))))
                .map(hit -> item(hit, text)).toList();
        var next = hits.size() <= limit ? null : Cursor.encode(hits.get(limit - 1).path("sort"), question);
        return new SearchResults(items, next);
    }

    /** The markers of customers who have been erased, among those whose interactions were found. */
    private Set<String> erased(List<JsonNode> hits) {
        var markers = hits.stream().map(SearchStore::customer).filter(customer -> !customer.isEmpty()).distinct()
                .map(SearchFold::marker).toList();
        return index.existing(markers);
    }

    private static String customer(JsonNode hit) {
        return hit.path("_source").path("shown").path("customer").asString("");
    }

    private Item item(JsonNode hit, String text) {
        var source = hit.path("_source");
        return new Item(source.path("type").asString(), source.path("recordId").asString(),
                source.path("shown").path("title").asString(""),
                Highlights.of(hit, text, texts), hit.path("sort").path(0).asDouble(),
                source.path("shown").path("mergedInto").asStringOpt().orElse(null));
    }
}
