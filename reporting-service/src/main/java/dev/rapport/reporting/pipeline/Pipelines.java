package dev.rapport.reporting.pipeline;

import dev.rapport.common.web.ProblemException;
import dev.rapport.reporting.elasticsearch.IndexReader;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.past.Since;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stages of pipelines, now and as they were. */
public final class Pipelines {

    /** The pipeline that deal-service makes on its first start. */
    public static final UUID DEFAULT = UUID.fromString("01900000-0000-7000-8000-0000000000d1");

    private final IndexReader index;

    public Pipelines(IndexReader index) {
        this.index = index;
    }

    /**
     * A stage of a pipeline.
     *
     * @param probability
     *            from 0 to 1: how likely a deal in this stage is to be won
     */
    public record PipelineStage(String key, String name, BigDecimal probability) {

        /** A stage that deals are in although the pipeline does not have it. */
        public static PipelineStage unknown(String key) {
            return new PipelineStage(key, key, BigDecimal.ZERO);
        }
    }

    /**
     * The stages in their order. Before there was the pipeline they are those it began with: deals that are told late
     * have been in it.
     *
     * @param asOf
     *            as of when, null for now
     * @throws ProblemException
     *             404 when there is no such pipeline
     */
    public List<PipelineStage> stages(UUID pipelineId, @Nullable AsOf asOf) {
        var document = index.get(documentId(pipelineId));
        if (document == null) {
            throw ProblemException.notFound();
        }
        var versions = document.path("versions");
        var valid = versions.path(0);
        for (var version : versions) {
            if (asOf == null || asOf.isSince(Since.of(version))) {
                valid = version;
            }
        }
        var stages = new ArrayList<PipelineStage>();
        for (var stage : valid.path("stages")) {
            stages.add(new PipelineStage(stage.path("key").asString(), stage.path("name").asString(),
                    new BigDecimal(stage.path("probability").asString("0"))));
        }
        return stages;
    }

    static String documentId(UUID pipelineId) {
        return "pipeline:" + pipelineId;
    }
}
