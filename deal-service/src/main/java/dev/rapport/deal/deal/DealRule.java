package dev.rapport.deal.deal;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to a deal's command is no. */
enum DealRule implements BusinessRule {
    DEAL_ALREADY_CLOSED("The deal has been won or lost; reopen it first."),
    NOT_AN_ACCOUNT_OF_THE_CUSTOMER(
            "The customer neither is nor ever belonged to the account that the deal is said to be for."),
    DEAL_NOT_CLOSED(
            "Only a deal that has been won or lost can be reopened."),
    CURRENCY_MISMATCH(
            "The amount and the budget of a deal are in one currency.");

    private final String explanation;

    DealRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
