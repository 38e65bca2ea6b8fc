package dev.rapport.common.customer;

import dev.rapport.common.refusal.BusinessRule;

/** When a record cannot be about the customer that is given. */
public enum CustomerRule implements BusinessRule {
    UNKNOWN_CUSTOMER("There is no customer with the id given as customer."), CUSTOMER_ERASED(
            "The customer has been erased on request.");

    private final String explanation;

    CustomerRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
