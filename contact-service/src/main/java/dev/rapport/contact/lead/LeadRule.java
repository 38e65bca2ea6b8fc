package dev.rapport.contact.lead;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a lead's command is no. */
enum LeadRule implements BusinessRule {
    LEAD_NOT_OPEN("The lead has been converted, or disqualified and not reopened."),
    LEAD_NOT_DISQUALIFIED(
            "Only a disqualified lead can be reopened."),
    LEAD_NOT_QUALIFIED(
            "Only a qualified lead can be converted."),
    UNKNOWN_ACCOUNT(
            "There is no account with an id given as account.");

    private final String explanation;

    LeadRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
