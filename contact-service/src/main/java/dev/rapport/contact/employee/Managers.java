package dev.rapport.contact.employee;

import java.util.Optional;
import java.util.UUID;

/** Who works below whom at this moment. Command handlers take it as a parameter. */
interface Managers {

    /** Makes every other change of the hierarchy wait until this transaction has ended: two halves of a circle meet. */
    void hold();

    /** True when the employee exists and has not been deactivated. */
    boolean isActive(UUID employeeId);

    /** The manager of an employee who has one. */
    Optional<UUID> managerOf(UUID employeeId);
}
