package dev.rapport.reporting.list;

import dev.rapport.reporting.condition.CustomIndex;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.SearchKey;
import dev.rapport.reporting.search.Alphabet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The order of a list, as the index understands it. */
final class ListOrder {

    private static final int MOST_SORTS = 4;

    private ListOrder() {}

    /** Always ended by the id, so that no two records are equal; whatever is wrong is noted with the parameters. */
    static List<Map<String, ?>> of(KnownFields known, Parameters parameters,
            Alphabet alphabet) {
        var given = parameters.texts("sort");
        var order = new ArrayList<Map<String, ?>>();
        var seen = new HashSet<String>();
        // No field has a comma in its name, and an order is one thing: both ways of writing it are understood.
        var fields = given.isEmpty()
                ? List.of(known.resource().usualOrder())
                : given.stream().flatMap(sort -> Arrays.stream(sort.split(",", -1))).toList();
        var sorts = ListQuery.sorts(known);
        boolean descending = false;
        for (var sort : fields) {
            descending = sort.startsWith("-");
            var field = descending ? sort.substring(1) : sort;
            if (!sorts.contains(field) || !seen.add(field) || fields.size() > MOST_SORTS) {
                parameters.refuse("sort",
                        "must be at most %d of %s, separated by commas, each with - in front for descending"
                                .formatted(MOST_SORTS, String.join(", ", sorts)));
                break;
            }
            if (hasAlphabet(known.resource(), field)) {
                order.add(by(alphabet.field(field), descending));
            }
            order.add(by(indexName(known, field), descending));
        }
        order.add(Map.of("recordId", Map.of("order", descending ? "desc" : "asc")));
        return order;
    }

    private static boolean hasAlphabet(Resource<?> resource, String name) {
        return resource.values().stream()
                .anyMatch(field -> field.name().equals(name) && field.keys().contains(SearchKey.ALPHABET));
    }

    private static String indexName(KnownFields known, String name) {
        return known.fields().filter(field -> field.name().equals(name)).findFirst()
                .map(field -> field.isCustom() ? CustomIndex.order(field) : field.indexName()).orElse(name);
    }

    /** A copy of the index that was made before may lack the field. */
    private static Map<String, ?> by(String field, boolean descending) {
        return Map.of(field,
                Map.of("order", descending ? "desc" : "asc", "missing", "_last", "unmapped_type", "keyword"));
    }
}
