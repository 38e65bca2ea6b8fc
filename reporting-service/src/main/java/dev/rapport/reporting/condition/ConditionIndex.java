package dev.rapport.reporting.condition;

import dev.rapport.common.condition.Key;
import dev.rapport.common.condition.Operator;
import dev.rapport.common.condition.Values;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the index of all records holds what conditions compare: the {@linkplain Key keys} of values. Those of texts lie
 * apart, since filters and sorting have them in other forms.
 */
public final class ConditionIndex {

    /** The object of a document that holds the keys of texts. */
    public static final String TEXTS = "where";

    /** Nobody sorts or counts by them; a key is short enough for a term, so that none is left out. */
    private static final Map<String, ?> TEXT = Map.of("type", "keyword", "doc_values", false);

    /** What every document says of its record under other names. */
    private static final Map<String, String> OF_ALL = Map.of("id", "recordId", "version", "sequence");

    private ConditionIndex() {}

    /** Whether the index holds what conditions compare of a field under its own name. */
    public static boolean holds(Field field) {
        return Operator.isComparable(field.meaning()) && !isText(field) && !OF_ALL.containsKey(field.name());
    }

    private static boolean isText(Field field) {
        return Key.isText(field.meaning().type());
    }

    /** Where the index holds what conditions compare of a field. */
    static String name(Field field) {
        if (field.isCustom()) {
            return CustomIndex.name(field);
        }
        return isText(field) ? TEXTS + "." + field.name() : OF_ALL.getOrDefault(field.name(), field.indexName());
    }

    /** Where the index holds the currency of amounts. */
    static String currency(Field field) {
        return field.isCustom() ? CustomIndex.currency(field) : field.currencyName();
    }

    /** How the keys of texts are kept, by the names of fields. */
    public static Map<String, ?> texts(Resources resources) {
        var properties = new TreeMap<String, Object>();
        resources.fields(ConditionIndex::isText).forEach(field -> properties.put(field.name(), TEXT));
        return properties;
    }

    /** Puts into a document what conditions compare of a record. */
    public static void put(Map<String, Object> document, Resource<?> resource, RecordDocument record) {
        var texts = new LinkedHashMap<String, Object>();
        for (var field : resource.values()) {
            var keys = Operator.isComparable(field.meaning())
                    ? Key.of(field.meaning(), Values.of(record.fields().asMap(), field.name()))
                    : List.<Key>of();
            if (!keys.isEmpty()) {
                var values = keys.stream().map(ConditionIndex::value).toList();
                var value = field.meaning().list() ? values : values.getFirst();
                if (isText(field)) {
                    texts.put(field.name(), value);
                } else {
                    document.put(field.indexName(), value);
                }
                if (keys.getFirst() instanceof Key.Amount(_, String currency)) {
                    document.put(field.currencyName(), currency);
                }
            }
        }
        if (!texts.isEmpty()) {
            document.put(TEXTS, texts);
        }
    }

    /** A key of a field as the index has it. */
    static Object value(Field field, Key key) {
        return field.isCustom() ? CustomIndex.value(key) : value(key);
    }

    private static Object value(Key key) {
        return switch (key) {
            case Key.Text(String text) -> text;
            case Key.Ordinal(long number) -> number;
            case Key.Flag(boolean flag) -> flag;
            case Key.Amount(long amount, _) -> amount;
        };
    }
}
