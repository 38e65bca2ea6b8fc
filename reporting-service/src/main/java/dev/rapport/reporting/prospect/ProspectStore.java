package dev.rapport.reporting.prospect;

import dev.rapport.events.customer.Lifecycle;
import dev.rapport.events.field.Coded;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.prospect.ProspectLists.SourceFigures;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.resource.Resource;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts contacts by where they came from and how far they have come. */
final class ProspectStore {

    private static final int MOST_SOURCES = 1000;

    private final IndexReader index;

    ProspectStore(IndexReader index) {
        this.index = index;
    }

    private static final class Line {

        private final Map<Lifecycle, Long> contacts = new EnumMap<>(Lifecycle.class);
        private @Nullable JsonNode defined;

        long of(Lifecycle lifecycle) {
            return contacts.getOrDefault(lifecycle, 0L);
        }
    }

    ProspectLists report(@Nullable Set<UUID> owners) {
        var lines = new TreeMap<String, Line>();
        index.search(Map.of("query", Queries.term("type", "source"), "size", MOST_SOURCES, "_source", List.of("state")))
                .path("hits").path("hits").forEach(hit -> {
                    var source = hit.path("_source").path("state");
                    line(lines, source.path("key").asString()).defined = source;
                });
        index.group(Queries.all(filters(owners)), List.of(by("source"), by("lifecycle")), Map.of(), bucket -> {
            var key = bucket.path("key");
            line(lines, key.path("source").asString()).contacts.merge(
                    Coded.of(Lifecycle.class, key.path("lifecycle").asString()), bucket.path("doc_count").asLong(),
                    Long::sum);
        });
        return new ProspectLists(lines.entrySet().stream().map(line -> figures(line.getKey(), line.getValue()))
                .toList());
    }

    private static Line line(Map<String, Line> lines, String source) {
        return lines.computeIfAbsent(source, _ -> new Line());
    }

    /** Those who are in use, as in lists. */
    private static List<Map<String, ?>> filters(@Nullable Set<UUID> owners) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(Queries.term("type", "contact"));
        filters.add(Queries.exists("source"));
        filters.add(Queries.not(Queries.terms("status", List.of(RecordDocument.ERASED, RecordDocument.MERGED))));
        filters.add(Queries.not(Queries.term(Resource.ARCHIVED, true)));
        if (owners != null) {
            filters.add(Queries.manyTerms("ownerId", owners.stream().map(UUID::toString).toList()));
        }
        return filters;
    }

    private static Map<String, ?> by(String field) {
        return Map.of(field, Map.of("terms", Map.of("field", field)));
    }

    private static SourceFigures figures(String source, Line line) {
        long all = line.contacts.values().stream().mapToLong(Long::longValue).sum();
        var defined = line.defined;
        return new SourceFigures(source, defined == null ? null : defined.path("name").asString(), defined != null,
                defined != null && defined.path("prospectList").asBoolean(), line.of(Lifecycle.POTENTIAL),
                line.of(Lifecycle.PROSPECT), line.of(Lifecycle.CUSTOMER), line.of(Lifecycle.LOST),
                all == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(line.of(Lifecycle.CUSTOMER)).divide(BigDecimal.valueOf(all), 4,
                                RoundingMode.HALF_EVEN));
    }
}
