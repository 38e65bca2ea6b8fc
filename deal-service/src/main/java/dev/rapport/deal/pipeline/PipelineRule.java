package dev.rapport.deal.pipeline;

import dev.rapport.common.refusal.BusinessRule;

/** When a pipeline or one of its stages says no. */
public enum PipelineRule implements BusinessRule {
    UNKNOWN_PIPELINE("There is no pipeline with the id given."),
    UNKNOWN_STAGE(
            "The pipeline of the deal has no such stage."),
    STAGE_IN_USE(
            "Open deals stand on a stage that would be removed.");

    private final String explanation;

    PipelineRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
