package dev.rapport.reporting.search;

import static java.util.stream.Collectors.toMap;

import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.access.ReachQuery;
import dev.rapport.reporting.condition.ConditionIndex;
import dev.rapport.reporting.condition.CustomIndex;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.membership.Memberships;
import dev.rapport.reporting.past.Since;
import dev.rapport.reporting.resource.Field.Ability;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Resources;
import dev.rapport.reporting.resource.SearchKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How the index keeps the fields of documents. */
final class SearchMapping {

    private SearchMapping() {}

    static Map<String, ?> of(Resources resources) {
        var properties = new TreeMap<String, Object>();
        for (var resource : resources.all()) {
            resource.allValues().stream().filter(SearchMapping::isIndexed)
                    .forEach(field -> declare(properties, field));
        }
        properties.put("type", Fields.KEYWORD);
        // Filters that concern all kinds of records name it.
        properties.put("status", Fields.KEYWORD);
        var texts = new TreeMap<String, Object>();
        resources.fields(field -> field.is(Ability.SEARCHED)).forEach(field -> texts.put(field.name(), Fields.TEXT));
        texts.put("all", Fields.TEXT);
        properties.put("text", Map.of("properties", texts));
        properties.put("loose", Fields.FOLDED);
        var alphabets = new TreeMap<String, Object>();
        var places = Stream.of(Alphabet.values()).collect(toMap(Alphabet::code, alphabet -> Fields.KEYWORD));
        resources.fields(field -> field.keys().contains(SearchKey.ALPHABET))
                .forEach(field -> alphabets.put(field.name(), Map.of("properties", places)));
        properties.put("alphabet", Map.of("properties", alphabets));
        properties.put("fragments", Fields.KEYWORD);
        properties.put(ConditionIndex.TEXTS, Map.of("properties", ConditionIndex.texts(resources)));
        properties.put(CustomIndex.OBJECT, CustomIndex.mapping());
        properties.put("thai", Map.of("type", "text", "analyzer", "whitespace"));
        properties.put(SearchDocument.THEN,
                Map.of("properties", Map.of("text", Map.of("properties", Map.of("all", Fields.TEXT)), "loose",
                        Fields.FOLDED, "fragments", Fields.KEYWORD, "thai", properties.get("thai"))));
        properties.put(ReachQuery.FACTS, ReachQuery.MAPPING);
        properties.put(Memberships.ACCOUNTS, Fields.KEYWORD);
        properties.put(Since.PAST_TYPE, Fields.KEYWORD);
        properties.putAll(Since.PROPERTIES);
        properties.put("shown", Fields.KEPT);
        properties.put("formerly", Fields.KEPT_TEXT);
        properties.put("state", Fields.KEPT);
        return Map.copyOf(properties);
    }

    /** Whether a field is filtered or sorted by, or conditions compare it as it stands. */
    static boolean isIndexed(Field field) {
        return field.is(Ability.FILTERED) || field.is(Ability.SORTED) || ConditionIndex.holds(field);
    }

    /** The same name means the same kind of value in every kind of record: they lie in one index. */
    private static void declare(Map<String, Object> properties, Field field) {
        var mapping = switch (field.meaning().type()) {
            case INSTANT, DAY, MONEY, INTEGER, DECIMAL -> Fields.LONG;
            case BOOLEAN -> Fields.BOOLEAN;
            case TEXT, PROSE, EMAIL, PHONE, URL, LANGUAGE, TIMEZONE, CHOICE, REFERENCE, ID -> Fields.KEYWORD;
            case OBJECT -> {
                if (!field.is(Ability.KEYED)) {
                    throw new IllegalStateException("%s can be neither filtered nor sorted by".formatted(field.name()));
                }
                yield Fields.KEYWORD;
            }
        };
        var other = properties.put(field.indexName(), mapping);
        if (other != null && !other.equals(mapping)) {
            throw new IllegalStateException("%s is indexed in two ways".formatted(field.name()));
        }
        if (field.meaning().type() == FieldType.MONEY) {
            properties.put(field.currencyName(), Fields.KEYWORD);
        }
    }
}
