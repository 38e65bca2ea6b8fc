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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Documents of one index, by their ids. */
final class IndexAccess {

    private static final int IDS_AT_ONCE = 1000;

    private final Elasticsearch elasticsearch;
    private final String index;
    private volatile @Nullable Boolean ordered;

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
        var ids = new LinkedHashSet<String>();
        hits(field, value, false, hit -> ids.add(hit.path("_id").asString()));
        return ids;
    }

    /** As {@link #ids}, the documents themselves. */
    List<JsonNode> sources(String field, String value) {
        var sources = new ArrayList<JsonNode>();
        hits(field, value, true, hit -> sources.add(hit.path("_source")));
        return sources;
    }

    private void hits(String field, String value, boolean source, Consumer<JsonNode> receiver) {
        Sink.run(() -> {
            elasticsearch.refresh(index);
            var body = new HashMap<String, Object>(Map.of("query", Queries.term(field, value), "size", IDS_AT_ONCE,
                    "_source", source, "sort", List.of(Map.of("recordId", "asc"), Map.of("sequence", "asc"))));
            while (true) {
                var hits = elasticsearch.search(index, body).path("hits").path("hits");
                hits.forEach(receiver);
                if (hits.size() < IDS_AT_ONCE) {
                    return;
                }
                body.put("search_after", hits.get(hits.size() - 1).path("sort"));
            }
        });
    }

    /**
     * Whether operations of one request are carried out one after the other, so that of those that a crash leaves
     * behind each is there with all before it: in an index of one shard.
     */
    boolean isOrdered() {
        var known = ordered;
        if (known == null) {
            known = Sink.call(() -> elasticsearch.send("GET", "/" + index + "/_settings/index.number_of_shards",
                    Map.of(), null).path(index).path("settings").path("index").path("number_of_shards").asString(""))
                    .equals("1");
            ordered = known;
        }
        return known;
    }
}
