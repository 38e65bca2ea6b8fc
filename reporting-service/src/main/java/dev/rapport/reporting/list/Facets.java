package dev.rapport.reporting.list;

import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.Field;
import dev.rapport.reporting.resource.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of which a list counts the values, over all of its pages.
 *
 * @param fields
 *            none when nothing is to be counted
 */
record Facets(List<Field> fields) {

    static final String PARAMETER = "facets";

    /** Most values of a field that are named. */
    static final int MOST_VALUES = 50;

    /** Most fields at once. */
    static final int MOST_FIELDS = 10;

    /** What each part of the index looks at, so that the most frequent values are found although it has several. */
    private static final int LOOKED_AT = 1_000;

    private static final String WITHOUT = ":none";

    /**
     * How often a value occurs.
     *
     * @param value
     *            as answers have it; null for records that have none
     */
    record Facet(@Nullable Object value, long count) {}

    /**
     * What was counted.
     *
     * @param facets
     *            the most frequent values first, and after them how many have none
     * @param others
     *            how often other values occur, of fields that have more
     */
    record Counted(Map<String, List<Facet>> facets, Map<String, Long> others) {}

    static Facets of(Resource<?> resource, Parameters parameters) {
        var choices = choices(resource);
        // No field has a comma in its name: both ways of writing a list are understood.
        var names = parameters.texts(PARAMETER).stream().flatMap(text -> Arrays.stream(text.split(",", -1)))
                .toList();
        var fields = choices.stream().filter(field -> names.contains(field.name())).toList();
        if (fields.size() != names.size() || names.size() > MOST_FIELDS) {
            parameters.refuse(PARAMETER,
                    "must be at most %d of %s, each once, separated by commas".formatted(MOST_FIELDS,
                            String.join(", ", choices.stream().map(Field::name).toList())));
            return new Facets(List.of());
        }
        return new Facets(fields);
    }

    /** The fields of which lists of a kind of records can count the values. */
    static List<Field> choices(Resource<?> resource) {
        return resource.fields().stream().filter(Field::isFaceted).toList();
    }

    /** What is asked of the index beside the records. */
    Map<String, ?> aggregations() {
        var aggregations = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            aggregations.put(field.name(), Map.of("terms",
                    Map.of("field", field.indexName(), "size", MOST_VALUES, "shard_size", LOOKED_AT)));
            aggregations.put(field.name() + WITHOUT, Map.of("missing", Map.of("field", field.indexName())));
        }
        return aggregations;
    }

    /** What the index has counted. */
    Counted counted(JsonNode aggregations) {
        var facets = new LinkedHashMap<String, List<Facet>>();
        var others = new LinkedHashMap<String, Long>();
        for (var field : fields) {
            var values = new ArrayList<Facet>();
            for (var bucket : aggregations.path(field.name()).path("buckets")) {
                values.add(new Facet(value(field, bucket), bucket.path("doc_count").asLong()));
            }
            long without = aggregations.path(field.name() + WITHOUT).path("doc_count").asLong();
            if (without > 0) {
                values.add(new Facet(null, without));
            }
            facets.put(field.name(), values);
            long other = aggregations.path(field.name()).path("sum_other_doc_count").asLong();
            if (other > 0) {
                others.put(field.name(), other);
            }
        }
        return new Counted(facets, others);
    }

    private static Object value(Field field, JsonNode bucket) {
        return field.meaning().type() == FieldType.BOOLEAN
                ? (Object) bucket.path("key_as_string").asString().equals("true")
                : bucket.path("key").asString();
    }
}
