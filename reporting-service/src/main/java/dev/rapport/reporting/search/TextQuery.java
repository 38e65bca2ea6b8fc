package dev.rapport.reporting.search;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    private static final Pattern ID = Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Also between the quotation marks that text programs make of the plain ones. */
    private static final Pattern QUOTED = Pattern
            .compile("[\"\u201C\u201D\u201E]([^\"\u201C\u201D\u201E]+)[\"\u201C\u201D]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private static final double NAMES_COUNT_MORE = 2.0;
    private static final double SOUNDS_COUNT_LESS = 0.2;

    private static final TextQuery OF_THE_PRESENT = new TextQuery("");
    private static final TextQuery OF_THE_PAST = new TextQuery(SearchDocument.THEN + ".");

    /** What stands before the names of fields. */
    private final String in;

    private TextQuery(String in) {
        this.in = in;
    }

    /**
     * The records that have all words of the text, the last of which may be the beginning of a word. What stands
     * between quotation marks is found in these words and this order only; an id finds its record.
     */
    public static Map<String, ?> of(String text) {
        return OF_THE_PRESENT.whole(text);
    }

    /** As {@link #of}, and versions of the past that had the words. */
    public static Map<String, ?> ofThen(String text) {
        return Queries.any(List.of(OF_THE_PRESENT.whole(text), OF_THE_PAST.whole(text)));
    }

    private Map<String, ?> whole(String text) {
        var plain = Wording.plain(text);
        if (ID.matcher(plain.strip()).matches()) {
            return Queries
                    .any(List.of(Queries.term("recordId", plain.strip().toLowerCase(Locale.ROOT)), unquoted(plain)));
        }
        var parts = new ArrayList<Map<String, ?>>();
        var quoted = QUOTED.matcher(plain);
        while (quoted.find()) {
            if (WORD.matcher(quoted.group()).find()) {
                parts.add(phrase(quoted.group(1).strip()));
            }
        }
        if (parts.isEmpty()) {
            return unquoted(plain);
        }
        var rest = QUOTED.matcher(plain).replaceAll(" ").strip();
        if (WORD.matcher(rest).find()) {
            parts.add(unquoted(rest));
        }
        return Map.of("bool", Map.of("must", parts));
    }

    private Map<String, ?> unquoted(String text) {
        var ways = new ArrayList<Map<String, ?>>();
        ways.addAll(words(text));
        for (var field : List.of("text.name", "text.title")) {
            ways.add(Map.of("bool", Map.of("must", List.of(allWords(field, text)), "boost", NAMES_COUNT_MORE)));
        }
        for (var consonants : Sounds.sought(text)) {
            ways.add(Queries.boosted(Queries.prefix(in + "fragments", consonants), SOUNDS_COUNT_LESS));
        }
        var thai = ThaiGrams.runs(text);
        if (!thai.isEmpty()) {
            ways.add(Map.of("match_phrase", Map.of(in + "text.all.thai", text)));
            ways.add(thaiPieces(text, thai));
        }
        return Queries.any(ways);
    }

    private Map<String, ?> phrase(String text) {
        var ways = new ArrayList<Map<String, ?>>();
        ways.add(Map.of("match_phrase", Map.of(in + "text.all", text)));
        ways.add(Map.of("match_phrase", Map.of(in + "loose", Wording.loose(text))));
        if (!ThaiGrams.runs(text).isEmpty()) {
            ways.add(Map.of("match_phrase", Map.of(in + "text.all.thai", text)));
            if (ThaiGrams.rest(text).isEmpty() && ThaiGrams.runs(text).size() == 1) {
                ways.add(Map.of("match_phrase", Map.of(in + "thai", ThaiGrams.phrase(text))));
            }
        }
        for (var fragment : Fragments.sought(text)) {
            ways.add(Queries.prefix(in + "fragments", fragment));
        }
        return Queries.any(ways);
    }

    private List<Map<String, ?>> words(String text) {
        var ways = new ArrayList<Map<String, ?>>();
        ways.add(allWords("text.all", text));
        var loose = Map.of("query", Wording.loose(text), "operator", "and");
        if (!CJK_WORD.matcher(text).find()) {
            ways.add(Map.of("match_bool_prefix", Map.of(in + "text.all", Map.of("query", text, "operator", "and"))));
            ways.add(Map.of("match_bool_prefix", Map.of(in + "loose", loose)));
        }
        for (var fragment : Fragments.sought(text)) {
            ways.add(Queries.prefix(in + "fragments", fragment));
        }
        return ways;
    }

    private Map<String, ?> thaiPieces(String text, List<String> pieces) {
        var parts = new ArrayList<Map<String, ?>>();
        pieces.forEach(piece -> parts.add(Map.of("match_phrase", Map.of(in + "thai", ThaiGrams.phrase(piece)))));
        var rest = ThaiGrams.rest(text);
        if (WORD.matcher(rest).find()) {
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
            var ways = new ArrayList<Map<String, ?>>();
            for (var written : asWritten(text)) {
                ways.add(Map.of("multi_match", Map.of("query", written, "fields", variants)));
                ways.add(Map.of("match_bool_prefix", Map.of(name, Map.of("query", written))));
            }
            var words = Queries.any(ways);
            fields.put(name, Map.of("matched_fields", variants, "highlight_query", words));
        }
        return Map.of("encoder", "html", "pre_tags", List.of(Highlights.OPEN), "post_tags", List.of(Highlights.CLOSE),
                "number_of_fragments", 3, "fragment_size", 150, "fields", fields);
    }

    /** The ways in which the record may have it, each once. */
    private static Set<String> asWritten(String text) {
        var plain = Wording.plain(text);
        return new LinkedHashSet<>(List.of(text, plain, Wording.traditional(plain)));
    }

    /** Among words of any other language, single Chinese characters would be words too, in any order and anywhere. */
    private Map<String, ?> allWords(String field, String text) {
        var variants = CJK_WORD.matcher(text).find()
                ? List.of(in + field + ".cjk")
                : List.of(in + field, in + field + ".english");
        return Map.of("multi_match",
                Map.of("query", text, "type", "best_fields", "operator", "and", "fields", variants));
    }
}
