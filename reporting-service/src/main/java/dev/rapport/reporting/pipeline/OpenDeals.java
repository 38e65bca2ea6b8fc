package dev.rapport.reporting.pipeline;

import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts the open deals of a pipeline in groups. */
public final class OpenDeals {

    private final IndexReader index;

    public OpenDeals(IndexReader index) {
        this.index = index;
    }

    /**
     * Deals of one stage and one currency, and of one value of whatever else was grouped by.
     *
     * @param key
     *            the values that the group has in common, by the name of their source
     * @param currency
     *            null when the deals have no amount
     * @param openedSeconds
     *            sum of the seconds since 1970 at which they were opened
     */
    public record Group(
            JsonNode key,
            String stage,
            @Nullable String currency,
            long count,
            BigDecimal sum,
            double openedSeconds) {}

    /**
     * Hands on the open deals of a pipeline, in groups.
     *
     * @param owners
     *            whose; null for everybody's
     * @param asOf
     *            as they were then; null for now
     * @param groupedBy
     *            sources of a composite aggregation, besides stage and currency
     */
    public void group(UUID pipelineId, @Nullable Set<UUID> owners, @Nullable AsOf asOf,
            List<? extends Map<String, ?>> groupedBy, Consumer<Group> consumer) {
        var filters = new ArrayList<Map<String, ?>>();
        filters.add(Queries.term("kind", "period"));
        filters.add(Queries.term("status", "open"));
        filters.add(Queries.term("pipelineId", pipelineId.toString()));
        if (owners != null) {
            filters.add(Queries.manyTerms("ownerId", owners.stream().map(UUID::toString).toList()));
        }
        filters.addAll(AsOf.versions(asOf));
        var sources = new ArrayList<Map<String, ?>>(groupedBy);
        sources.add(Map.of("stage", Map.of("terms", Map.of("field", "stage"))));
        sources.add(Map.of("currency", Map.of("terms", Map.of("field", "currency", "missing_bucket", true))));
        var measures = new LinkedHashMap<String, Object>(ExactAmount.sums());
        measures.put("opened", Map.of("sum", Map.of("field", "openedSeconds")));
        index.group(Queries.all(filters), sources, measures, bucket -> consumer.accept(group(bucket)));
    }

    private static Group group(JsonNode bucket) {
        var key = bucket.path("key");
        var currency = key.path("currency");
        return new Group(key, key.path("stage").asString(), currency.isNull() ? null : currency.asString(),
                bucket.path("doc_count").asLong(), ExactAmount.sum(bucket),
                bucket.path("opened").path("value").asDouble(0));
    }
}
