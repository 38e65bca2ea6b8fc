package dev.rapport.common.customer;

import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactErased;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The customers in this service's own database. It holds no personal data: ids, owners, territories, with whom they are
 * shared, and whether they were erased.
 */
final class CustomerDirectory extends FactsDirectory implements KnownCustomers {

    private final CustomerKinds kinds;

    CustomerDirectory(CustomerKinds kinds, JdbcOperations jdbc) {
        super("customers", kinds.aggregates(), "known_customer", "customer_id", jdbc);
        this.kinds = kinds;
    }

    @Override
    protected Map<String, @Nullable Object> columns(EventEnvelope event) {
        var columns = super.columns(event);
        if (event.sequence() == 0) {
            columns.put("type", event.type().aggregate());
            columns.put("erased", false);
        }
        if (event.data() instanceof ContactErased) {
            columns.put("erased", true);
        }
        return columns;
    }

    @Override
    public Standing standing(UUID customerId) {
        return jdbc.query("select erased from known_customer where customer_id = ?",
                (row, number) -> row.getBoolean("erased") ? Standing.ERASED : Standing.KNOWN, customerId).stream()
                .findFirst().orElse(Standing.UNKNOWN);
    }

    @Override
    public @Nullable Customer customer(UUID customerId) {
        return jdbc.query("select type, owner_id, territories, shares from known_customer where customer_id = ?",
                (row, number) -> new Customer(row.getString("type"), facts(row)),
                customerId).stream().findFirst().orElse(null);
    }

    @Override
    public BrokenRuleException unknown() {
        return CustomerRule.UNKNOWN_CUSTOMER
                .broken("There is no %s with the id given as customer.".formatted(kinds.spoken()));
    }
}
