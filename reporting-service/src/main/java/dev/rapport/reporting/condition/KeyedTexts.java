package dev.rapport.reporting.condition;

import dev.rapport.common.condition.Key;
import dev.rapport.common.condition.Matcher;
import dev.rapport.events.field.EventField;
import dev.rapport.events.field.FieldType;
import dev.rapport.events.field.KebabKey;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text that a field holds by a key that people choose: conditions and filters name it {@code externalIds.salesforce}.
 * The index holds each with its key in front, so that it needs to know of no key beforehand.
 */
public record KeyedTexts(Field holder, String key) {

    private static final Pattern KEY = Pattern.compile(KebabKey.FORM);
    private static final int LONGEST = 60;
    private static final String SEPARATOR = "=";

    /** What a name means; null when it is none of these. */
    public static @Nullable KeyedTexts of(Resource<?> resource, String name) {
        int dot = name.indexOf('.');
        var key = name.substring(dot + 1);
        return dot < 0 || key.length() > LONGEST || !KEY.matcher(key).matches()
                ? null
                : resource.fields().stream()
                        .filter(field -> field.is(Field.Ability.KEYED) && field.name().equals(name.substring(0, dot)))
                        .map(field -> new KeyedTexts(field, key)).findFirst().orElse(null);
    }

    /** What conditions know of it. */
    EventField meaning() {
        var of = holder.meaning();
        return new EventField(of.name() + "." + key, FieldType.TEXT, false, false, of.personal(), false, null,
                List.of(),
                List.of(), null, null, null);
    }

    /** What the index holds of a field. */
    public static List<String> index(@Nullable Object stored) {
        return stored instanceof Map<?, ?> texts
                ? texts.entrySet().stream().map(text -> term(text.getKey(), text.getValue())).toList()
                : List.of();
    }

    private static String term(Object key, Object text) {
        return key + SEPARATOR + Key.folded(text.toString());
    }

    /** The records that have any of these texts. */
    public Map<String, ?> anyOf(List<String> texts) {
        return Queries.terms(holder.name(), texts.stream().map(text -> term(key, text)).toList());
    }

    /** The records whose text is what a condition asks for. */
    Map<String, ?> query(Matcher matcher) {
        return switch (matcher) {
            case Matcher.Present _ -> Queries.prefix(holder.name(), key + SEPARATOR);
            case Matcher.OneOf one -> anyOf(one.keys().stream().flatMap(KeyedTexts::text).toList());
            case Matcher.AnyOf(List<Matcher> matchers) -> Queries.any(matchers.stream().map(this::query).toList());
            case Matcher.Containing(String part) -> Queries.containing(holder.name(), key + SEPARATOR, part);
            case Matcher.StartingWith(String beginning) -> Queries.prefix(holder.name(), key + SEPARATOR + beginning);
            case Matcher.Between _,Matcher.Amounts _ -> throw new IllegalArgumentException("A text is no number");
        };
    }

    private static Stream<String> text(Key key) {
        return key instanceof Key.Text(String text) ? Stream.of(text) : Stream.of();
    }
}
