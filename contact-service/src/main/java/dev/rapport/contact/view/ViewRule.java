package dev.rapport.contact.view;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a view's command is no. */
enum ViewRule implements BusinessRule {
    VIEW_ARCHIVED("The view has been archived and does not change any more.");

    private final String explanation;

    ViewRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
