package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.Projection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Searches the live copy of one projection. */
public final class IndexReader {

    private static final int PAGE_OF_BUCKETS = 1000;
    private static final int PAGE_OF_IDS = 10_000;

    private final Elasticsearch elasticsearch;
    private final Projection<IndexCopy> projection;
    private final Snapshots snapshots;

    public IndexReader(Elasticsearch elasticsearch, Projection<IndexCopy> projection) {
        this.elasticsearch = elasticsearch;
        this.projection = projection;
        this.snapshots = new Snapshots(elasticsearch);
    }

    /** To wait for positions. */
    public Projection<IndexCopy> projection() {
        return projection;
    }

    /**
     * To be called before a search for what documents of an earlier form do not hold.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             503 {@code read-model-behind} while the copy that has it is being filled
     */
    public void requireOwnVersion() {
        projection.requireOwnVersion();
    }

    /**
     * The answer to a search.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             503 {@code read-model-behind} when there is no complete index at the moment
     * @throws ElasticsearchException
     *             which the edge answers with 503 too
     */
    public JsonNode search(Map<String, ?> body) {
        var copy = projection.live();
        var answer = ask(copy, body);
        if (answer.path("hits").path("hits").isEmpty()) {
            projection.confirmIntact(copy);
        }
        return answer;
    }

    /** The ids of all records that fulfil these conditions, however many there are. */
    public Set<UUID> ids(List<? extends Map<String, ?>> conditions) {
        var ids = new HashSet<UUID>();
        int size;
        JsonNode after = null;
        do {
            var body = new HashMap<String, Object>();
            body.put("query", Queries.all(conditions));
            body.put("size", PAGE_OF_IDS);
            body.put("sort", List.of(Map.of("recordId", "asc")));
            body.put("track_total_hits", false);
            body.put("_source", List.of("recordId"));
            if (after != null) {
                body.put("search_after", after);
            }
            var hits = search(body).path("hits").path("hits");
            size = hits.size();
            for (var hit : hits) {
                ids.add(UUID.fromString(hit.path("_source").path("recordId").asString()));
                after = hit.path("sort");
            }
        } while (size == PAGE_OF_IDS);
        return ids;
    }

    private JsonNode ask(IndexCopy copy, Map<String, ?> body) {
        try {
            return elasticsearch.search(copy.index(), body);
        } catch (ElasticsearchException.IndexMissing e) {
            projection.confirmIntact(copy);
            throw e;
        }
    }

    /** Keeps what the live copy shows at this moment for somebody who walks through it; answers its name. */
    public String snapshot() {
        return snapshots.take(projection.live().index());
    }

    /**
     * The answer to a search of a snapshot, with its name from now on as {@code pit_id}; null when the snapshot has
     * ended: nobody read it for some minutes, too many others were taken, or its copy has been replaced.
     */
    public @Nullable JsonNode search(String snapshot, Map<String, ?> body) {
        return snapshots.search(snapshot, body);
    }

    /** A document by its id as it is now, visible to searches or not; null when there is none. */
    public @Nullable JsonNode get(String id) {
        var copy = projection.live();
        var found = elasticsearch.get(copy.index(), List.of(id));
        if (found.isEmpty()) {
            projection.confirmIntact(copy);
            return null;
        }
        return found.getFirst().source();
    }

    /** Documents by their ids as they are now, visible to searches or not; those that are missing are left out. */
    public List<JsonNode> get(Collection<String> ids) {
        return elasticsearch.get(projection.live().index(), List.copyOf(ids)).stream().map(Elasticsearch.Found::source)
                .toList();
    }

    /** Which of these people have been forgotten by now. */
    public Set<UUID> forgotten(Collection<UUID> people) {
        return elasticsearch.get(projection.live().index(), IndexErasure.marks(people)).stream()
                .map(mark -> IndexErasure.person(mark.id())).collect(Collectors.toSet());
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
            var groups = ask(copy, Map.of("size", 0, "track_total_hits", false, "query", query, "aggs",
                    Map.of("groups", grouping))).path("aggregations").path("groups");
            if (!groups.path("buckets").isArray()) {
                throw new ElasticsearchException.Unavailable(200, "without buckets", "_search");
            }
            var buckets = new ArrayList<JsonNode>();
            groups.path("buckets").forEach(buckets::add);
            buckets.forEach(bucket);
            any |= !buckets.isEmpty();
            after = buckets.size() < PAGE_OF_BUCKETS ? null : groups.get("after_key");
        } while (after != null);
        if (!any) {
            projection.confirmIntact(copy);
        }
    }
}
