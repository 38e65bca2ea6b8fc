package dev.rapport.reporting.search;

import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Searching for somebody from whom some texts are hidden: words are looked for in each of the other texts, not in all
 * of them together, of which the hidden ones are a part. What is found by parts of words or in duplicates is not.
 */
public final class SeenTexts {

    private SeenTexts() {}

    /** Whether texts of a kind of records that are searched are hidden. */
    public static boolean hides(Resource<?> resource, Reader reader) {
        return resource.values().stream()
                .anyMatch(
                        field -> field.is(Ability.SEARCHED) && reader.hidden(resource.kind()).contains(field.holder()));
    }

    /** The records of a kind that have the words where they are seen. */
    public static Map<String, ?> query(String text, Resource<?> resource, Reader reader) {
        var seen = resource.values().stream().filter(field -> field.is(Ability.SEARCHED))
                .filter(field -> !reader.hidden(resource.kind()).contains(field.holder())).map(Field::name)
                .map(name -> "text." + name).toList();
        return Queries.all(List.of(Queries.term("type", resource.kind()), seen.isEmpty()
                ? Queries.nothing()
                : Map.of("multi_match", Map.of("query", Wording.plain(text), "type", "cross_fields", "operator", "and",
                        "fields", seen))));
    }

    /** As {@link TextQuery#of} among several kinds, some of which may hide texts. */
    static Map<String, ?> query(String text, Collection<Resource<?>> kinds, Reader reader, Map<String, ?> whole) {
        var hiding = kinds.stream().filter(resource -> hides(resource, reader)).toList();
        if (hiding.isEmpty()) {
            return whole;
        }
        var others = Queries.all(List.of(whole,
                Queries.not(Queries.terms("type", hiding.stream().map(Resource::kind).toList()))));
        return Queries.any(Stream.concat(Stream.of(others),
                hiding.stream().map(resource -> query(text, resource, reader))).toList());
    }
}
