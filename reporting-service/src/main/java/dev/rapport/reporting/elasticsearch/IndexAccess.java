package dev.rapport.reporting.elasticsearch;

import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Found;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Operation;
import dev.rapport.reporting.elasticsearch.Elasticsearch.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Documents of one index, by their ids. */
final class IndexAccess {

    private static final int IDS_AT_ONCE = 1000;

    private final Elasticsearch elasticsearch;
    private final String index;

    IndexAccess(Elasticsearch elasticsearch, String index) {
        this.elasticsearch = elasticsearch;
        this.index = index;
    }

    /** As they are now, visible to searches or not; those that are missing are left out. */
    List<Found> read(Collection<String> ids) {
        var all = List.copyOf(ids);
        var found = new ArrayList<Found>(all.size());
        for (int from = 0; from < all.size(); from += IDS_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + IDS_AT_ONCE));
            found.addAll(Sink.call(() -> elasticsearch.get(index, some)));
        }
        return found;
    }

    /**
     * @param documents
     *            true when a refused document is the fault of the event it comes from
     */
    List<Outcome> write(List<Operation> operations, boolean documents) {
        var outcomes = Sink.call(() -> elasticsearch.bulk(IndexTarget.writeAlias(index), operations));
        for (var outcome : outcomes) {
            if (outcome.ok() || outcome.conflict() || (outcome.status() == 404 && outcome.errorType().isEmpty())) {
                continue;
            }
            if (documents && outcome.status() == 400) {
                throw new IllegalArgumentException("A document was refused: " + outcome.errorType());
            }
            throw new SinkUnavailableException("A write was refused: " + outcome.status() + " " + outcome.errorType());
        }
        return outcomes;
    }

    /** The ids of all documents with this value, those that were written before this call among them. */
    Set<String> ids(String field, String value) {
        return ids(field, Set.of(value));
    }

    /** The same for any of these values. */
    Set<String> ids(String field, Set<String> values) {
        return Sink.call(() -> {
            elasticsearch.refresh(index);
            var ids = new LinkedHashSet<String>();
            var body = new HashMap<String, Object>(
                    Map.of("query", Queries.manyTerms(field, values), "size", IDS_AT_ONCE,
                            "_source", false, "sort", List.of(Map.of("recordId", "asc"), Map.of("sequence", "asc"))));
            while (true) {
                var hits = elasticsearch.search(index, body).path("hits").path("hits");
                hits.forEach(hit -> ids.add(hit.path("_id").asString()));
                if (hits.size() < IDS_AT_ONCE) {
                    return ids;
                }
                body.put("search_after", hits.get(hits.size() - 1).path("sort"));
            }
        });
    }
}
