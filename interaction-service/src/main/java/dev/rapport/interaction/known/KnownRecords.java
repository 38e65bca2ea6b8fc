package dev.rapport.interaction.known;

import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.customer.FactsDirectory;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.deal.DealCreated;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The records that people follow and are given, as far as it decides who may know of them. No personal data. */
public final class KnownRecords extends FactsDirectory {

    KnownRecords(JdbcOperations jdbc) {
        super("records", List.of("lead", "contact", "account", "deal"), "known_record", "record_id", jdbc);
    }

    /**
     * A record as it was last heard of.
     *
     * @param kind
     *            as in topic names, e.g. {@code lead}
     * @param customerId
     *            whom it belongs to, or itself
     */
    public record Known(String kind, RecordFacts facts, @Nullable UUID customerId) {}

    @Override
    protected Map<String, @Nullable Object> columns(EventEnvelope event) {
        var columns = super.columns(event);
        if (event.sequence() == 0) {
            columns.put("kind", event.type().aggregate());
        }
        if (event.data() instanceof DealCreated created) {
            columns.put("customer_id", created.customerId());
        }
        return columns;
    }

    /** Null when nothing has been heard of it. */
    public @Nullable Known find(UUID recordId) {
        return jdbc.query(
                "select kind, owner_id, territories, shares, customer_id from known_record where record_id = ?",
                (row, number) -> {
                    var customer = row.getObject("customer_id", UUID.class);
                    return new Known(row.getString("kind"), facts(row), customer == null ? recordId : customer);
                }, recordId).stream().findFirst().orElse(null);
    }
}
