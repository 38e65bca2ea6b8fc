package dev.rapport.common.customer;

import java.util.List;

/**
 * Which records a service takes for customers, e.g. {@code contact} and {@code account}. Declare it as a bean, and the
 * service knows its customers; they lie in a table {@code known_customer}, which it makes in its own migrations.
 */
public record CustomerKinds(List<String> aggregates) {

    public CustomerKinds {
        aggregates = List.copyOf(aggregates);
    }

    public static CustomerKinds of(String... aggregates) {
        return new CustomerKinds(List.of(aggregates));
    }

    /** As one says it: {@code contact, account or lead}. */
    String spoken() {
        int last = aggregates.size() - 1;
        return last == 0
                ? aggregates.getFirst()
                : String.join(", ", aggregates.subList(0, last)) + " or " + aggregates.get(last);
    }
}
