package dev.rapport.deal.pipeline;

import java.util.List;
import java.util.UUID;

/**
 * Which stages pipelines have and which of them open deals stand on. Everything happens in the transaction of the
 * command, so that pipelines and deals can never contradict each other.
 */
public interface Stages {

    /** True when there is a pipeline with this id. */
    boolean isPipeline(UUID pipelineId);

    /** True when the pipeline has the stage now. */
    boolean has(UUID pipelineId, String stage);

    /**
     * Puts a deal on the first stage of its pipeline.
     *
     * @return the stage's key
     * @throws dev.rapport.common.refusal.BrokenRuleException
     *             {@link PipelineRule#UNKNOWN_PIPELINE}
     */
    String enterFirst(UUID dealId, UUID pipelineId);

    /**
     * Puts an open deal on a stage, and takes it off the one it stood on.
     *
     * @throws dev.rapport.common.refusal.BrokenRuleException
     *             {@link PipelineRule#UNKNOWN_STAGE}
     */
    void enter(UUID dealId, UUID pipelineId, String stage);

    /** Takes a deal that is closed off its stage. */
    void leave(UUID dealId);

    /**
     * Gives a pipeline these stages, in this order, and no others.
     *
     * @throws dev.rapport.common.refusal.BrokenRuleException
     *             {@link PipelineRule#STAGE_IN_USE}
     */
    void define(UUID pipelineId, List<String> stages);
}
