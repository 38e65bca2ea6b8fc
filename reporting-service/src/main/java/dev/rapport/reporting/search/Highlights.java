package dev.rapport.reporting.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Where in a record the words were found, as HTML: marked with {@code <em>}, everything else escaped. */
final class Highlights {

    static final String OPEN = "<em>";
    static final String CLOSE = "</em>";

    private Highlights() {}

    /**
     * Per field of the record. Parts of words, which Elasticsearch does not mark, are looked for in the stored texts.
     */
    static Map<String, List<String>> of(JsonNode hit, String text, List<String> texts) {
        var highlights = new LinkedHashMap<String, List<String>>();
        var marked = hit.path("highlight");
        for (var field : texts) {
            var fragments = new ArrayList<String>();
            // A dictionary may have cut the word in two.
            marked.path("text." + field)
                    .forEach(fragment -> fragments.add(fragment.asString().replace(CLOSE + OPEN, "")));
            if (!fragments.isEmpty()) {
                highlights.put(field, fragments);
            }
        }
        if (highlights.isEmpty()) {
            for (var field : hit.path("_source").path("text").properties()) {
                var fragments = values(field.getValue()).map(value -> marked(value, text)).filter(Objects::nonNull)
                        .toList();
                if (!field.getKey().equals("all") && !fragments.isEmpty()) {
                    highlights.put(field.getKey(), fragments);
                }
            }
        }
        return highlights;
    }

    private static Stream<String> values(JsonNode value) {
        return value.isArray() ? value.valueStream().map(JsonNode::asString) : Stream.of(value.asString(""));
    }

    private static @org.jspecify.annotations.Nullable String marked(String value, String text) {
        var sought = text.strip();
        int at = value.toLowerCase(Locale.ROOT).indexOf(sought.toLowerCase(Locale.ROOT));
        // Lower case can be longer than upper case; then the places would not match.
        if (at < 0 || at + sought.length() > value.length()
                || !value.regionMatches(true, at, sought, 0, sought.length())) {
            return null;
        }
        int from = Math.max(0, at - 60);
        int to = Math.min(value.length(), at + sought.length() + 60);
        return HtmlUtils.htmlEscape(value.substring(from, at)) + OPEN
                + HtmlUtils.htmlEscape(value.substring(at, at + sought.length())) + CLOSE
                + HtmlUtils.htmlEscape(value.substring(at + sought.length(), to));
    }
}
