package dev.rapport.common.command;

import dev.rapport.common.refusal.BusinessRule;

/** What holds for records that go step by step. */
public enum StepRule implements BusinessRule {
    BEFORE_PREVIOUS_STEP("A step of a record cannot have happened before the step that precedes it.");

    private final String explanation;

    StepRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
