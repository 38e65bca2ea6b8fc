package dev.rapport.contact.need;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a command about a need is no. */
public enum NeedRule implements BusinessRule {
    TOO_MANY_OPEN_NEEDS("A customer has at most 200 needs that are open."),
    NEED_CLOSED(
            "The need has been closed with another outcome.");

    private final String explanation;

    NeedRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
