package dev.rapport.reporting.search;

import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is found of fields that the company has defined: texts, but for ids and times, which nobody looks for. */
final class CustomWords {

    private static final Pattern NO_WORDS = Pattern.compile(
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\d(T[0-9:.]+Z)?");

    private CustomWords() {}

    static List<String> of(RecordDocument record) {
        return record.fields().asMap().get(Resource.CUSTOM) instanceof Map<?, ?> values
                ? values.values().stream().flatMap(CustomWords::texts)
                        .filter(text -> !NO_WORDS.matcher(text).matches()).toList()
                : List.of();
    }

    private static Stream<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> Stream.of(text);
            case List<?> several -> several.stream().map(String::valueOf);
            case null, default -> Stream.of();
        };
    }
}
