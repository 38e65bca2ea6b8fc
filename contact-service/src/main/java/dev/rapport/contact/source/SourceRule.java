package dev.rapport.contact.source;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a source's command is no. */
enum SourceRule implements BusinessRule {
    SOURCE_KEY_TAKEN("Another source has the key.");

    private final String explanation;

    SourceRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
