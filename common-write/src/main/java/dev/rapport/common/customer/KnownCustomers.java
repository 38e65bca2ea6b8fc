package dev.rapport.common.customer;

import dev.rapport.common.refusal.BrokenRuleException;
import java.util.UUID;

/** Who is known as a customer. A duplicate that was merged away stays one: readers find the survivor by it. */
@FunctionalInterface
public interface KnownCustomers {

    /** What is known about an id that is given as a customer. */
    enum Standing {
        UNKNOWN, KNOWN, ERASED
    }

    Standing standing(UUID customerId);

    /** What callers are told who give the id of nobody. */
    default BrokenRuleException unknown() {
        return CustomerRule.UNKNOWN_CUSTOMER.broken();
    }

    /** Refuses ids of nobody and of people who have been erased. */
    default void require(UUID customerId) {
        Standing standing = standing(customerId);
        if (standing == Standing.UNKNOWN) {
            throw unknown();
        }
        CustomerRule.CUSTOMER_ERASED.check(standing != Standing.ERASED);
    }
}
