package dev.rapport.reporting.access;

import dev.rapport.common.access.Reach;
import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.access.Share;
import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.Queries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The facts of records as they lie in an index, and conditions on them. Whether a share has ended is not asked here: it
 * is decided when the record is at hand.
 */
public final class ReachQuery {

    /** The field of a document that holds its facts. */
    public static final String FACTS = "facts";

    /** How it is mapped. */
    public static final Map<String, ?> MAPPING = Map.of("properties",
            Map.of("owners", Fields.KEYWORD, "territories", Fields.KEYWORD, "shares", Fields.KEYWORD));

    /** The same as they are stored. */
    public static final TypeReference<Map<String, List<String>>> STORED = new TypeReference<>() {
    };

    private static final String OWNERS = FACTS + ".owners";
    private static final String TERRITORIES = FACTS + ".territories";
    private static final String SHARES = FACTS + ".shares";

    private ReachQuery() {}

    /** Facts as they are indexed. */
    public static Map<String, List<String>> document(RecordFacts facts) {
        var document = new LinkedHashMap<String, List<String>>();
        put(document, "owners", facts.all().map(RecordFacts::ownerId).filter(Objects::nonNull).map(UUID::toString));
        put(document, "territories", facts.all().flatMap(each -> each.territories().stream()));
        put(document, "shares", facts.all().flatMap(each -> each.shares().stream()).map(ReachQuery::token));
        return document;
    }

    /** What reaches one reaches both. */
    public static Map<String, List<String>> both(Map<String, List<String>> some, Map<String, List<String>> others) {
        var both = new LinkedHashMap<String, List<String>>();
        for (var field : List.of("owners", "territories", "shares")) {
            put(both, field, Stream.concat(some.getOrDefault(field, List.of()).stream(),
                    others.getOrDefault(field, List.of()).stream()));
        }
        return both;
    }

    private static void put(Map<String, List<String>> document, String field, Stream<String> values) {
        // In one order, so that what is the same looks the same.
        var distinct = values.distinct().sorted().toList();
        if (!distinct.isEmpty()) {
            document.put(field, distinct);
        }
    }

    private static String token(Share share) {
        return share.employeeId() != null ? share.employeeId().toString() : "team:" + share.team();
    }

    /** @param sharing a field that says of each record whether all readers may read it; null when none does */
    static List<Map<String, ?>> of(Reach reach, @Nullable String sharing) {
        if (reach.all()) {
            return List.of();
        }
        var ways = new ArrayList<Map<String, ?>>();
        add(ways, OWNERS, reach.owners());
        add(ways, TERRITORIES, reach.territories());
        if (reach.shares()) {
            add(ways, SHARES, Stream.concat(Stream.of(reach.employeeId().toString()),
                    reach.teams().stream().map(team -> "team:" + team)).toList());
        }
        if (sharing != null) {
            ways.add(Queries.term(sharing, true));
        }
        // Of several ways none would have to be gone if there were none.
        return List.of(ways.isEmpty() ? Queries.nothing() : Queries.any(ways));
    }

    private static void add(List<Map<String, ?>> ways, String field, Collection<?> values) {
        if (!values.isEmpty()) {
            ways.add(Queries.manyTerms(field, values.stream().map(String::valueOf).sorted().toList()));
        }
    }
}
