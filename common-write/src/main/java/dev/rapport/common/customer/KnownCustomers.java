package dev.rapport.common.customer;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.command.Context;
import dev.rapport.common.refusal.BrokenRuleException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is known as a customer. A duplicate that was merged away stays one: readers find the survivor by it. */
@FunctionalInterface
public interface KnownCustomers {

    /** What is known about an id that is given as a customer. */
    enum Standing {
        UNKNOWN,
        KNOWN,
        ERASED
    }

    Standing standing(UUID customerId);

    /**
     * A customer as far as it decides who may know of it.
     *
     * @param kind
     *            of the record, e.g. {@code contact}
     */
    record Customer(String kind, RecordFacts facts) {}

    /** What decides who may know of a customer; null when that is not known, and everybody may. */
    default @Nullable Customer customer(UUID customerId) {
        return null;
    }

    /** Whether whoever sends the command may know of the customer. */
    default boolean isReadable(UUID customerId, Context context) {
        Customer customer = customer(customerId);
        return customer == null || context.mayRead(customer.kind(), customer.facts());
    }

    /** What callers are told who give the id of nobody. */
    default BrokenRuleException unknown() {
        return CustomerRule.UNKNOWN_CUSTOMER.broken();
    }

    /** Refuses ids of nobody, of customers the caller may not know of, and of people who have been erased. */
    default void require(UUID customerId, Context context) {
        Standing standing = standing(customerId);
        if (standing == Standing.UNKNOWN || !isReadable(customerId, context)) {
            throw unknown();
        }
        CustomerRule.CUSTOMER_ERASED.check(standing != Standing.ERASED);
    }
}
