package dev.rapport.reporting.pipeline;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Counts the deals that are closed, now or as of some instant, in groups. */
public final class ClosedDeals {

    /** When a deal was opened in the business, in microseconds. */
    public static final String OPENED_AT = "openedAt";

    private static final int SECONDS_PER_DAY = 86_400;

    private final IndexReader index;

    public ClosedDeals(IndexReader index) {
        this.index = index;
    }

    /**
     * Which deals.
     *
     * @param pipelineId
     *            of this pipeline; null for all
     * @param owners
     *            whose; null for everybody's
     * @param from
     *            closed at this instant or later
     * @param to
     *            closed before this instant
     * @param asOf
     *            as they were then; null for now
     */
    public record Asked(
            @Nullable UUID pipelineId,
            @Nullable Set<UUID> owners,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable AsOf asOf) {}

    /**
     * Deals with one outcome, one currency, as many days from opening to closing, and one value of whatever else was
     * grouped by.
     *
     * @param key
     *            the values that the group has in common, by the name of their source
     * @param currency
     *            null when the deals have no amount
     * @param days
     *            whole days from opening to closing
     * @param cycleSeconds
     *            sum of the seconds from opening to closing
     */
    public record Group(
            JsonNode key,
            boolean won,
            @Nullable String currency,
            long days,
            long count,
            BigDecimal sum,
            double cycleSeconds) {}

    /**
     * Hands on the closed deals that are asked for, in groups.
     *
     * @param groupedBy
     *            sources of a composite aggregation
     */
    public void group(Asked asked, List<? extends Map<String, ?>> groupedBy, Consumer<Group> consumer) {
        group(asked, List.of(), groupedBy, consumer);
    }

    /** The same for the deals of some customers alone, grouped also by {@value #OPENED_AT}. */
    public void groupByOpening(Asked asked, Collection<UUID> customers, List<? extends Map<String, ?>> groupedBy,
            Consumer<Group> consumer) {
        var sources = new ArrayList<Map<String, ?>>(groupedBy);
        sources.add(Map.of(OPENED_AT, Map.of("terms", Map.of("field", OPENED_AT))));
        group(asked, List.of(Queries.terms("customerId", customers.stream().map(UUID::toString).toList())), sources,
                consumer);
    }

    private void group(Asked asked, List<Map<String, ?>> more, List<? extends Map<String, ?>> groupedBy,
            Consumer<Group> consumer) {
        var filters = new ArrayList<Map<String, ?>>(more);
        filters.add(Queries.term("kind", "period"));
        filters.addAll(AsOf.versions(asked.asOf()));
        filters.add(Queries.terms("status", List.of("won", "lost")));
        if (asked.pipelineId() != null) {
            filters.add(Queries.term("pipelineId", asked.pipelineId().toString()));
        }
        if (asked.owners() != null) {
            filters.add(Queries.manyTerms("ownerId", asked.owners().stream().map(UUID::toString).toList()));
        }
        filters.add(Queries.range("closedAt", asked.from() == null ? null : Fields.micros(asked.from()),
                asked.to() == null ? null : Fields.micros(asked.to())));
        var sources = new ArrayList<Map<String, ?>>(groupedBy);
        sources.add(Map.of("status", Map.of("terms", Map.of("field", "status"))));
        sources.add(Map.of("currency", Map.of("terms", Map.of("field", "currency", "missing_bucket", true))));
        sources.add(Map.of("cycle", Map.of("histogram", Map.of("field", "cycleSeconds", "interval", SECONDS_PER_DAY))));
        var measures = new LinkedHashMap<String, Object>(ExactAmount.sums());
        measures.put("cycle", Map.of("sum", Map.of("field", "cycleSeconds")));
        index.group(Queries.all(filters), sources, measures, bucket -> consumer.accept(group(bucket)));
    }

    private static Group group(JsonNode bucket) {
        var key = bucket.path("key");
        var currency = key.path("currency");
        return new Group(key, key.path("status").asString().equals("won"),
                currency.isNull() ? null : currency.asString(),
                Math.round(key.path("cycle").asDouble() / SECONDS_PER_DAY), bucket.path("doc_count").asLong(),
                ExactAmount.sum(bucket), bucket.path("cycle").path("value").asDouble(0));
    }
}
