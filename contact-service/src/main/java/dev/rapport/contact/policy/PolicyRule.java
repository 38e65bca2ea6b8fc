package dev.rapport.contact.policy;

import dev.rapport.common.refusal.BusinessRule;

/** When the access policy cannot be changed. */
enum PolicyRule implements BusinessRule {
    POLICY_LOCKS_OUT_ADMINS("By this policy no administrator would read and change everything.");

    private final String explanation;

    PolicyRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
