package dev.rapport.deal.customer;

import dev.rapport.common.refusal.BusinessRule;

/** When a deal cannot be for the customer that is given. */
public enum CustomerRule implements BusinessRule {
    UNKNOWN_CUSTOMER("There is no contact or account with the id given as customer."), CUSTOMER_ERASED(
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
