package dev.rapport.contact.rule;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a rule's command is no. */
enum RuleRule implements BusinessRule {
    RULE_RETIRED("The rule has been retired: it does not change and cannot be activated any more.");

    private final String explanation;

    RuleRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
