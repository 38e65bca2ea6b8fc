package dev.rapport.common.condition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of records, by the names of their fields and by the paths to parts of these: {@code emails.address}. */
public final class Values {

    private Values() {}

    /** The value of a field or a part; of a part of a list, those that its items have. Null when there is none. */
    public static @Nullable Object of(Map<String, ? extends @Nullable Object> record, String path) {
        var value = record.get(path);
        int dot = path.indexOf('.');
        return value != null || dot < 0 ? value : part(record.get(path.substring(0, dot)), path.substring(dot + 1));
    }

    private static @Nullable Object part(@Nullable Object holder, String path) {
        return switch (holder) {
            case Map<?, ?> parts -> {
                var value = parts.get(path);
                int dot = path.indexOf('.');
                yield value != null || dot < 0
                        ? value
                        : part(parts.get(path.substring(0, dot)),
                                path.substring(dot + 1));
            }
            case List<?> items -> items.stream().map(item -> part(item, path)).filter(Objects::nonNull)
                    .flatMap(value -> value instanceof List<?> several ? several.stream() : Stream.of(value)).toList();
            case null, default -> null;
        };
    }
}
