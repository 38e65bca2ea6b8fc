package dev.rapport.reporting.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Money;

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

    static Fields none() {
        return NONE;
    }

    static Fields of(Map<String, @Nullable Object> values) {
        return new Fields(Collections.unmodifiableMap(values));
    }

    /** The fields in the order in which they were first set. */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    /** With another value; ids, times and days become text. */
    Fields with(String name, @Nullable Object value) {
        var changed = new LinkedHashMap<String, @Nullable Object>(values);
        changed.put(name, plain(value));
        return of(changed);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Money money -> {
                var plain = new LinkedHashMap<String, @Nullable Object>();
                plain.put("amount", money.amount().toPlainString());
                plain.put("currency", money.currency());
                yield plain;
            }
            case List<?> list -> list.stream().map(Fields::plain).toList();
            case Map<?, ?> map -> map;
            case Boolean flag -> flag;
            case Integer number -> number;
            case Long number -> number;
            case Object other -> other.toString();
        };
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
                ? new Money(new java.math.BigDecimal(String.valueOf(map.get("amount"))),
                        String.valueOf(map.get("currency")))
                : null;
    }

    /** With a list changed; a field that is not there counts as an empty list. */
    Fields withList(String name, UnaryOperator<List<Object>> change) {
        var list = new ArrayList<Object>();
        if (values.get(name) instanceof List<?> before) {
            list.addAll(before);
        }
        return with(name, change.apply(list));
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
