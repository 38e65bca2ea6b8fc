package dev.rapport.reporting.search;

import dev.rapport.reporting.elasticsearch.Forgetting;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * People of whom several records were merged: whoever has the words in any of them is found once, as the record into
 * which the others were merged. Lists and the search ask here.
 */
public final class Duplicates {

    /** More who were merged and have the same words are not found by them. */
    private static final int MOST = 1000;

    private static final int LONGEST_CHAIN = 20;

    private final IndexReader index;

    public Duplicates(IndexReader searchIndex) {
        this.index = searchIndex;
    }

    /** The records that have the words of a text, or whose duplicates have them. */
    public Map<String, ?> query(String text) {
        return query(text, find(text, Map.of(), index::search));
    }

    static Map<String, ?> query(String text, Map<String, JsonNode> survivors) {
        if (survivors.isEmpty()) {
            return TextQuery.of(text);
        }
        // One query per record: it counts as much as its duplicate fits.
        var ways = new ArrayList<Map<String, ?>>();
        ways.add(TextQuery.of(text));
        survivors.forEach((survivor, hit) -> ways.add(Map.of("constant_score", Map.of("filter",
                Queries.term("recordId", survivor), "boost", hit.path("_score").asDouble()))));
        return Map.of("dis_max", Map.of("queries", ways));
    }

    /**
     * The best duplicate that has the words, by the id of the record it was merged into.
     *
     * @param highlight what to mark of the words; nothing when empty
     * @param search searches the index, or a snapshot of it
     */
    Map<String, JsonNode> find(String text, Map<String, ?> highlight, Function<Map<String, ?>, JsonNode> search) {
        var body = new HashMap<String, Object>();
        body.put("query", Map.of("bool", Map.of("must", List.of(TextQuery.of(text)), "filter",
                List.of(Queries.term("status", RecordDocument.MERGED)))));
        body.put("sort", List.of(Map.of("_score", "desc"), Map.of("recordId", "asc")));
        body.put("size", MOST);
        body.put("track_scores", true);
        body.put("track_total_hits", false);
        body.put("_source", List.of("recordId", "shown", "text", Forgetting.ABOUT, Forgetting.FORGOTTEN));
        if (!highlight.isEmpty()) {
            body.put("highlight", highlight);
        }
        var hits = new ArrayList<JsonNode>();
        search.apply(body).path("hits").path("hits").forEach(hits::add);
        if (hits.isEmpty()) {
            return Map.of();
        }
        var survivors = survivors(hits.stream().map(Duplicates::mergedInto).collect(Collectors.toSet()));
        var found = new LinkedHashMap<String, JsonNode>();
        hits.forEach(hit -> found.putIfAbsent(survivors.getOrDefault(mergedInto(hit), mergedInto(hit)), hit));
        return found;
    }

    /** Who was merged may have been merged with those who had been merged into it. */
    private Map<String, String> survivors(Set<String> ids) {
        var survivors = ids.stream().collect(Collectors.toMap(id -> id, id -> id));
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            var further = index.get(Set.copyOf(survivors.values())).stream()
                    .map(source -> Map.entry(source.path("recordId").asString(),
                            source.path("shown").path("mergedInto").asString("")))
                    .filter(next -> !next.getValue().isEmpty())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            if (further.isEmpty()) {
                break;
            }
            survivors.replaceAll((_, survivor) -> further.getOrDefault(survivor, survivor));
        }
        return survivors;
    }

    private static String mergedInto(JsonNode hit) {
        return hit.path("_source").path("shown").path("mergedInto").asString();
    }
}
