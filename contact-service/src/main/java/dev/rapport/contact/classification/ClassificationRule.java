package dev.rapport.contact.classification;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a classification is no. */
public enum ClassificationRule implements BusinessRule {
    LIFECYCLE_TRANSITION_NOT_ALLOWED(
            "A potential customer becomes a prospect, a prospect a customer; each can be lost, and who is lost comes back as a prospect.");

    private final String explanation;

    ClassificationRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
