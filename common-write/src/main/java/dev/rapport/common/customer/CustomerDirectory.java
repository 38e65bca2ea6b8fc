package dev.rapport.common.customer;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.command.StoredShares;
import dev.rapport.common.directory.Directory;
import dev.rapport.common.refusal.BrokenRuleException;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.Sharing;
import dev.rapport.events.Unsharing;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.field.EventFields;
import java.sql.Array;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The customers in this service's own database. It holds no personal data: ids, owners, territories, with whom they are
 * shared, and whether they were erased.
 */
final class CustomerDirectory extends Directory implements KnownCustomers {

    private final CustomerKinds kinds;

    CustomerDirectory(CustomerKinds kinds, JdbcOperations jdbc) {
        super("customers", kinds.aggregates(), "known_customer", "customer_id", jdbc);
        this.kinds = kinds;
    }

    @Override
    protected Map<String, ? extends @Nullable Object> columns(EventEnvelope event) {
        var columns = new HashMap<String, @Nullable Object>();
        if (event.sequence() == 0) {
            columns.put("type", event.type().aggregate());
            columns.put("erased", false);
            columns.put("shares", StoredShares.NONE);
        }
        switch (event.data()) {
            case ContactErased _ -> columns.put("erased", true);
            case Sharing shared -> columns.put("shares", StoredShares.with(shares(event.aggregateId()), shared));
            case Unsharing ended -> columns.put("shares", StoredShares.without(shares(event.aggregateId()), ended));
            default -> {
                // Nothing that is decided by, or a field.
            }
        }
        // Whatever happens to a customer, these names mean the same.
        EventFields.forEach((Record) event.data(), (field, value) -> {
            switch (field) {
                case "ownerId" -> columns.put("owner_id", value);
                case "territory" ->
                    columns.putIfAbsent("territories", territories(value == null ? List.of() : List.of(value)));
                case "territories" -> {
                    // What was said before there were several stands for them.
                    if (value instanceof List<?> several) {
                        columns.put("territories", territories(several));
                    }
                }
                default -> {
                    // Nothing that is decided by.
                }
            }
        });
        return columns;
    }

    private static String[] territories(List<?> names) {
        return RecordFacts.keys(names.stream().map(String::valueOf).toList()).toArray(String[]::new);
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private String shares(UUID customerId) {
        return jdbc.queryForList("select shares from known_customer where customer_id = ?", String.class, customerId)
                .stream().findFirst().orElse(StoredShares.NONE);
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
                (row, number) -> new Customer(row.getString("type"),
                        RecordFacts.ownedBy(row.getObject("owner_id", UUID.class))
                                .in(texts(row.getArray("territories")))
                                .sharedWith(StoredShares.read(row.getString("shares")))),
                customerId).stream().findFirst().orElse(null);
    }

    @Override
    public BrokenRuleException unknown() {
        return CustomerRule.UNKNOWN_CUSTOMER
                .broken("There is no %s with the id given as customer.".formatted(kinds.spoken()));
    }
}
