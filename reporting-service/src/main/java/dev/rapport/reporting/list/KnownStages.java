package dev.rapport.reporting.list;

import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.elasticsearch.Queries;
import dev.rapport.reporting.past.AsOf;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The stages there are: those that pipelines have, and those that deals are in although a pipeline has them no more.
 * They are read from where the list is read from, so that a list never knows of a deal whose stage it does not know.
 */
final class KnownStages {

    private static final int MOST = 1000;

    private final IndexReader index;

    /** Stages that were there once; a list of one that has gone since is empty, which is not wrong. */
    private volatile Set<String> seen = Set.of();

    KnownStages(IndexReader searchIndex) {
        this.index = searchIndex;
    }

    /**
     * To be called when the index has reached the position that the reader asked for.
     *
     * @param asOf
     *            when a stage of the past is meant, too; null when it is not
     * @throws ProblemException
     *             400 {@code invalid-parameter} when there is no such stage
     */
    void check(Collection<String> stages, @Nullable AsOf asOf) {
        if (!seen.containsAll(stages)) {
            var known = read(asOf != null);
            seen = Set.copyOf(known);
            if (!known.containsAll(stages)) {
                throw ProblemException.invalidParameter("stage", known.isEmpty()
                        ? "must be a stage of a pipeline, and there is none"
                        : "must be one of " + String.join(", ", known));
            }
        }
    }

    private Set<String> read(boolean past) {
        var used = Map.of("filter", of("deal", past), "aggs",
                Map.of("stages", Map.of("terms", Map.of("field", "stage", "size", MOST))));
        var answer = index.search(Map.of("query", of("pipeline", past), "size", MOST, "_source",
                List.of("state.stages.key"), "aggs",
                Map.of("all", Map.of("global", Map.of(), "aggs", Map.of("deals", used)))));
        var stages = new TreeSet<String>();
        for (var pipeline : answer.path("hits").path("hits")) {
            for (var stage : pipeline.path("_source").path("state").path("stages")) {
                stages.add(stage.path("key").asString());
            }
        }
        for (var bucket : answer.path("aggregations").path("all").path("deals").path("stages").path("buckets")) {
            stages.add(bucket.path("key").asString());
        }
        return stages;
    }

    private static Map<String, ?> of(String kind, boolean past) {
        return past ? AsOf.whenever(kind) : Queries.term("type", kind);
    }
}
