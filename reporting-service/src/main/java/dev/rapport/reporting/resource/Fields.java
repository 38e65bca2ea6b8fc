package dev.rapport.reporting.resource;

import dev.rapport.events.Money;
import dev.rapport.events.field.EventFields;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record as they are stored and answered: text, numbers, truth values, lists and maps of them, or null.
 * Unchangeable; each change makes another.
 */
public final class Fields {

    private static final Fields NONE = new Fields(Map.of());

    private final Map<String, @Nullable Object> values;

    private Fields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    public static Fields none() {
        return NONE;
    }

    /** Fields as they were stored. */
    public static Fields of(Map<String, @Nullable Object> values) {
        return new Fields(Collections.unmodifiableMap(values));
    }

    /** The fields in the order in which they were first set. */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    /** With values changed; ids, times and days become text. */
    Fields changed(Consumer<Map<String, @Nullable Object>> change) {
        var changed = new LinkedHashMap<String, @Nullable Object>(values);
        change.accept(changed);
        return of(changed);
    }

    /** All but these. */
    public Fields without(Set<String> names) {
        return changed(fields -> fields.keySet().removeAll(names));
    }

    /** A value as it is stored. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Integer number -> number;
            case Long number -> number;
            case List<?> list -> list.stream().map(Fields::plain).toList();
            case Map<?, ?> map -> map;
            case Record details -> plain(details);
            case BigDecimal number -> number.toPlainString();
            case Object other -> other.toString();
        };
    }

    private static Map<String, @Nullable Object> plain(Record details) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        EventFields.forEach(details, (name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    public @Nullable String text(String name) {
        return (String) values.get(name);
    }

    public @Nullable UUID id(String name) {
        var value = text(name);
        return value == null ? null : UUID.fromString(value);
    }

    /** The ids in a list of them; none when there is no such field. */
    public List<UUID> ids(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(id -> UUID.fromString(String.valueOf(id))).toList()
                : List.of();
    }

    public @Nullable Money money(String name) {
        return values.get(name) instanceof Map<?, ?> map
                ? new Money(new BigDecimal(String.valueOf(map.get("amount"))),
                        String.valueOf(map.get("currency")))
                : null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Only names: the values may be about people. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
