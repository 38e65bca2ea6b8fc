package dev.rapport.common.command;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a command of any kind of record is no. */
public enum RecordRule implements BusinessRule {
    RECORD_ARCHIVED("The record has been archived; restore it to change it."),
    TOO_MANY_TAGS(
            "A record has at most 50 tags."),
    TOO_MANY_SHARES("A record is shared at most 100 times at once."),
    CUSTOM_VALUE_TAKEN("Another record has a value that no two may have."),
    SENSITIVE_DATA_NOT_ENABLED("What the law protects most is not kept here."),
    EXTERNAL_ID_TAKEN(
            "Another record of this kind has one of the external ids.");

    private final String explanation;

    RecordRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
