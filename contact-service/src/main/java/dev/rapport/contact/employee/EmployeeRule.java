package dev.rapport.contact.employee;

import dev.rapport.common.refusal.BusinessRule;

/** When the answer to an employee's command is no. */
enum EmployeeRule implements BusinessRule {
    EMAIL_TAKEN("Another employee has this e-mail address."),
    EMPLOYEE_DEACTIVATED(
            "The employee has been deactivated; reactivate them first."),
    MANAGER_CIRCLE(
            "Nobody can work below themselves."),
    UNKNOWN_MANAGER(
            "There is no active employee with the id given as manager.");

    private final String explanation;

    EmployeeRule(String explanation) {
        this.explanation = explanation;
    }

    @Override
    public String explanation() {
        return explanation;
    }
}
