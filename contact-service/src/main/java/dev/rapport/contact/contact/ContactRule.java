package dev.rapport.contact.contact;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a contact's command is no. */
public enum ContactRule implements BusinessRule {
    CONTACT_ERASED("The contact has been erased."),
    CONTACT_MERGED(
            "The contact has been merged into another and does not change any more."),
    CONTACT_NOT_MERGED(
            "The other contact is not merged into this one."),
    MERGED_WITH_ITSELF(
            "A contact cannot be merged with itself."),
    UNKNOWN_CONTACT(
            "There is no contact with the id given."),
    UNKNOWN_ACCOUNT(
            "There is no account with an id given as account.");

    private final String explanation;

    ContactRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
