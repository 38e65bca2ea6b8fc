package dev.rapport.interaction.customer;

import java.util.UUID;

/** Who is known as a customer. A duplicate that was merged away stays one: readers find the survivor by it. */
@FunctionalInterface
public interface KnownCustomers {

    /** What is known about an id that is given as a customer. */
    enum Standing {
        UNKNOWN, KNOWN, ERASED
    }

    Standing standing(UUID customerId);

    /** Refuses ids of nobody and of people who have been erased. */
    default void require(UUID customerId) {
        Standing standing = standing(customerId);
        CustomerRule.UNKNOWN_CUSTOMER.check(standing != Standing.UNKNOWN);
        CustomerRule.CUSTOMER_ERASED.check(standing != Standing.ERASED);
    }
}
