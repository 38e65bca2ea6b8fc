package dev.rapport.common.refusal;

/** A business rule says no; tests assert {@link #rule()}. */
public final class BrokenRuleException extends RefusedException {

    private final transient BusinessRule rule;

    BrokenRuleException(BusinessRule rule, String explanation) {
        super(explanation);
        this.rule = rule;
    }

    public BusinessRule rule() {
        return rule;
    }
}
