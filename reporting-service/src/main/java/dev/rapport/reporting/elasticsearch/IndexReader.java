package dev.rapport.reporting.elasticsearch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import dev.rapport.common.projection.Projection;
import dev.rapport.common.web.Position;
import dev.rapport.common.web.ProblemException;
import tools.jackson.databind.JsonNode;

/** Searches the live copy of one projection. */
public final class IndexReader {

    private static final int PAGE_OF_BUCKETS = 1000;

    private final Elasticsearch elasticsearch;
    private final Refresher refresher;
    private final Projection<IndexCopy> projection;

    public IndexReader(Elasticsearch elasticsearch, Refresher refresher, Projection<IndexCopy> projection) {
        this.elasticsearch = elasticsearch;
        this.refresher = refresher;
        this.projection = projection;
    }

    /**
     * Returns when searches see these events. What was applied is visible only after the next refresh of the index.
     *
     * @throws ProblemException
     *             503 {@code read-model-behind} when that takes too long
     */
    public void await(Collection<Position.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        projection.await(entries);
        read(() -> {
            refresher.awaitVisible(projection.live().index());
            return entries;
        });
    }

    /** How far the projection is behind, in milliseconds. */
    public long lagMillis() {
        return projection.lagMillis();
    }

    /**
     * The answer to a search.
     *
     * @throws ProblemException
     *             503 when there is no complete index at the moment
     */
    public JsonNode search(Map<String, ?> body) {
        return read(() -> {
            var copy = projection.live();
            var answer = elasticsearch.search(copy.index(), body);
            if (answer.path("hits").path("hits").isEmpty()) {
                projection.confirmIntact(copy);
            }
            return answer;
        });
    }

    /** A document by its id as it is now, visible to searches or not; null when there is none. */
    public @Nullable JsonNode get(String id) {
        return read(() -> {
            var copy = projection.live();
            var found = elasticsearch.get(copy.index(), List.of(id));
            if (found.isEmpty()) {
                projection.confirmIntact(copy);
                return null;
            }
            return found.getFirst().source();
        });
    }

    /**
     * Hands over every bucket of a composite aggregation, however many there are.
     *
     * @param sources
     *            what to group by, each as in the composite aggregation
     * @param measures
     *            aggregations for each bucket
     */
    public void group(Map<String, ?> query, List<? extends Map<String, ?>> sources, Map<String, ?> measures,
            Consumer<JsonNode> bucket) {
        read(() -> {
            var copy = projection.live();
            boolean any = false;
            JsonNode after = null;
            do {
                var composite = new HashMap<String, Object>();
                composite.put("size", PAGE_OF_BUCKETS);
                composite.put("sources", sources);
                if (after != null) {
                    composite.put("after", after);
                }
                var grouping = new LinkedHashMap<String, Object>();
                grouping.put("composite", composite);
                grouping.put("aggs", measures);
                var groups = elasticsearch.search(copy.index(), Map.of("size", 0, "track_total_hits", false, "query",
                        query, "aggs", Map.of("groups", grouping))).path("aggregations").path("groups");
                var buckets = new ArrayList<JsonNode>();
                groups.path("buckets").forEach(buckets::add);
                buckets.forEach(bucket);
                any |= !buckets.isEmpty();
                after = buckets.size() < PAGE_OF_BUCKETS ? null : groups.get("after_key");
            } while (after != null);
            if (!any) {
                projection.confirmIntact(copy);
            }
            return query;
        });
    }

    private static <T extends @Nullable Object> T read(java.util.function.Supplier<T> request) {
        try {
            return request.get();
        } catch (ElasticsearchException.IndexMissing e) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "read-model-behind",
                    "What you read is being built again.");
        } catch (ElasticsearchException.Unavailable e) {
            throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, "unavailable",
                    "The search engine does not answer.");
        }
    }
}
