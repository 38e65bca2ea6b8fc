package dev.rapport.reporting.search;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody typed into a search box, as a query on the index. All words must be found in the record, in any of its
 * texts.
 */
public final class TextQuery {

    /** Longest text that is searched for. */
    public static final int LONGEST = 200;

    private static final Pattern CJK_WORD = Pattern
            .compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{2}");

    private static final double NAMES_COUNT_MORE = 2.0;

    private TextQuery() {}

    /** The records that have all words of the text, the last of which may be the beginning of a word. */
    public static Map<String, ?> of(String text) {
        var ways = new ArrayList<Map<String, ?>>();
        ways.addAll(words(text));
        for (var field : List.of("text.name", "text.title")) {
            ways.add(Map.of("bool", Map.of("must", List.of(allWords(field, text)), "boost", NAMES_COUNT_MORE)));
        }
        var thai = ThaiGrams.runs(text);
        if (!thai.isEmpty()) {
            ways.add(Map.of("match_phrase", Map.of("text.all.thai", text)));
            ways.add(thaiPieces(text, thai));
        }
        return Queries.any(ways);
    }

    private static List<Map<String, ?>> words(String text) {
        var ways = new ArrayList<Map<String, ?>>();
        ways.add(allWords("text.all", text));
        if (!CJK_WORD.matcher(text).find()) {
            ways.add(Map.of("match_bool_prefix", Map.of("text.all", Map.of("query", text, "operator", "and"))));
        }
        for (var fragment : Fragments.sought(text)) {
            ways.add(Queries.prefix("fragments", fragment));
        }
        return ways;
    }

    private static Map<String, ?> thaiPieces(String text, List<String> pieces) {
        var parts = new ArrayList<Map<String, ?>>();
        pieces.forEach(piece -> parts.add(Map.of("match_phrase", Map.of("thai", ThaiGrams.phrase(piece)))));
        var rest = ThaiGrams.rest(text);
        if (!rest.isEmpty()) {
            parts.add(Queries.any(words(rest)));
        }
        return Map.of("bool", Map.of("must", parts));
    }

    /** Marks the words in the record's own texts; what is not a mark is escaped for HTML. */
    static Map<String, ?> highlight(String text, List<String> texts) {
        var fields = new LinkedHashMap<String, Object>();
        for (var field : texts) {
            var name = "text." + field;
            var variants = Fields.TEXT_VARIANTS.stream().map(variant -> name + variant).toList();
            var words = Queries.any(List.of(Map.of("multi_match", Map.of("query", text, "fields", variants)),
                    Map.of("match_bool_prefix", Map.of(name, Map.of("query", text)))));
            fields.put(name, Map.of("matched_fields", variants, "highlight_query", words));
        }
        return Map.of("encoder", "html", "pre_tags", List.of(Highlights.OPEN), "post_tags", List.of(Highlights.CLOSE),
                "number_of_fragments", 3, "fragment_size", 150, "fields", fields);
    }

    /** Among words of any other language, single Chinese characters would be words too, in any order and anywhere. */
    private static Map<String, ?> allWords(String field, String text) {
        var variants = CJK_WORD.matcher(text).find()
                ? List.of(field + ".cjk")
                : List.of(field, field + ".english");
        return Map.of("multi_match",
                Map.of("query", text, "type", "best_fields", "operator", "and", "fields", variants));
    }
}
