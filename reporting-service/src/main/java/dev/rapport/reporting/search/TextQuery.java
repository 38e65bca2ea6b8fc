package dev.rapport.reporting.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;

/** What somebody typed into a search box, as a query on the index. All words must be found in the record, in any of its texts. */
public final class TextQuery {

    /** Longest text that is searched for. */
    public static final int LONGEST = 200;

    private static final double NAMES_COUNT_MORE = 2.0;

    private TextQuery() {}

    /** The records that have all words of the text, the last of which may be the beginning of a word. */
    public static Map<String, ?> of(String text) {
        var ways = new ArrayList<Map<String, ?>>();
        ways.add(allWords("text.all", text));
        ways.add(Map.of("match_bool_prefix", Map.of("text.all", Map.of("query", text, "operator", "and"))));
        for (var field : List.of("text.name", "text.title")) {
            ways.add(boosted(allWords(field, text)));
        }
        var thai = ThaiGrams.runs(text);
        if (!thai.isEmpty()) {
            var parts = new ArrayList<Map<String, ?>>();
            thai.forEach(run -> parts.add(Map.of("match_phrase", Map.of("thai", ThaiGrams.of(run).replace(" |", "")))));
            var rest = ThaiGrams.rest(text);
            if (!rest.isEmpty()) {
                parts.add(allWords("text.all", rest));
            }
            ways.add(Map.of("bool", Map.of("must", parts)));
        }
        for (var fragment : Fragments.sought(text)) {
            ways.add(Queries.prefix("fragments", fragment));
        }
        return Queries.any(ways);
    }

    /** Marks the words in the record's own texts; what is not a mark is escaped for HTML. */
    static Map<String, ?> highlight(String text) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : RecordDocument.TEXTS) {
            var name = "text." + field;
            var words = Queries.any(List.of(
                    Map.of("multi_match", Map.of("query", text, "fields", variants(name))),
                    Map.of("match_bool_prefix", Map.of(name, Map.of("query", text)))));
            fields.put(name, Map.of("matched_fields", variants(name), "highlight_query", words));
        }
        return Map.of("encoder", "html", "pre_tags", List.of(Highlights.OPEN), "post_tags", List.of(Highlights.CLOSE),
                "number_of_fragments", 3, "fragment_size", 150, "fields", fields);
    }

    private static Map<String, ?> allWords(String field, String text) {
        return Map.of("multi_match", Map.of("query", text, "type", "best_fields", "operator", "and", "fields",
                variants(field)));
    }

    private static Map<String, ?> boosted(Map<String, ?> query) {
        return Map.of("bool", Map.of("must", List.of(query), "boost", NAMES_COUNT_MORE));
    }

    private static List<String> variants(String field) {
        return Fields.TEXT_VARIANTS.stream().map(variant -> field + variant).toList();
    }
}
