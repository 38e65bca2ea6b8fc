package dev.rapport.interaction.customer;

import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactErased;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** The customers in this service's own database. It holds no personal data: ids and whether they were erased. */
final class CustomerDirectory implements KnownCustomers {

    private final JdbcOperations jdbc;

    CustomerDirectory(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Applies an event of a contact, account or lead; older ones than already applied change nothing. */
    void on(EventEnvelope envelope) {
        jdbc.update("""
                insert into known_customer (customer_id, type, erased, sequence) values (?, ?, ?, ?)
                on conflict (customer_id) do update
                set erased = known_customer.erased or excluded.erased, sequence = excluded.sequence
                where known_customer.sequence < excluded.sequence
                """, envelope.aggregateId(), envelope.type().aggregate(), envelope.data() instanceof ContactErased,
                envelope.sequence());
    }

    @Override
    public Standing standing(UUID customerId) {
        return jdbc.query("select erased from known_customer where customer_id = ?",
                (row, number) -> row.getBoolean("erased") ? Standing.ERASED : Standing.KNOWN, customerId).stream()
                .findFirst().orElse(Standing.UNKNOWN);
    }
}
