package dev.rapport.common.customer;

import dev.rapport.common.directory.Directory;
import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactErased;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** The customers in this service's own database. It holds no personal data: ids and whether they were erased. */
final class CustomerDirectory extends Directory implements KnownCustomers {

    private final CustomerKinds kinds;

    CustomerDirectory(CustomerKinds kinds, JdbcOperations jdbc) {
        super("customers", kinds.aggregates(), "known_customer", "customer_id", jdbc);
        this.kinds = kinds;
    }

    @Override
    protected Map<String, Object> columns(EventEnvelope event) {
        if (event.sequence() == 0) {
            return Map.of("type", event.type().aggregate(), "erased", false);
        }
        return event.data() instanceof ContactErased ? Map.of("erased", true) : Map.of();
    }

    @Override
    public Standing standing(UUID customerId) {
        return jdbc.query("select erased from known_customer where customer_id = ?",
                (row, number) -> row.getBoolean("erased") ? Standing.ERASED : Standing.KNOWN, customerId).stream()
                .findFirst().orElse(Standing.UNKNOWN);
    }

    @Override
    public BrokenRuleException unknown() {
        return CustomerRule.UNKNOWN_CUSTOMER
                .broken("There is no %s with the id given as customer.".formatted(kinds.spoken()));
    }
}
