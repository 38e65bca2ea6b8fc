package dev.rapport.contact.field;

import dev.rapport.common.refusal.BusinessRule;

/** When a field cannot be defined or taken up again. */
enum FieldRule implements BusinessRule {
    FIELD_KEY_TAKEN("Records of this kind have a field of that key already, perhaps one that was put away."),
    TOO_MANY_FIELDS(
            "A kind of records has at most 200 fields in use, and 1000 with those that were put away.");

    private final String explanation;

    FieldRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
