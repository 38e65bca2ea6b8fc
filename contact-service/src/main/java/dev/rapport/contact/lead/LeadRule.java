package dev.rapport.contact.lead;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a lead's command is no. */
enum LeadRule implements BusinessRule {
    LEAD_NOT_OPEN("The lead has been converted or disqualified and does not change any more."),
    LEAD_NOT_QUALIFIED(
            "Only a qualified lead can be converted.");

    private final String explanation;

    LeadRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
