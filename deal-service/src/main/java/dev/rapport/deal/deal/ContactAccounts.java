package dev.rapport.deal.deal;

import dev.rapport.common.directory.Directory;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The accounts of contacts, as this service has read it from Kafka. It holds no personal data: ids and times. */
final class ContactAccounts extends Directory implements CustomerAccounts {

    ContactAccounts(JdbcOperations jdbc) {
        super("contact-accounts", List.of("contact"), "contact_account", "contact_id", jdbc);
    }

    @Override
    protected Map<String, ? extends @Nullable Object> columns(EventEnvelope event) {
        return switch (event.data()) {
            case ContactCreated created -> Map.of("accounts",
                    AccountsOverTime.NONE.since(created.occurredAt(), created.details().accountIds()).toString());
            case ContactDetailsChanged changed -> {
                AccountsOverTime known = find(event.aggregateId());
                yield Map.of("accounts", (known == null ? AccountsOverTime.NONE : known)
                        .since(changed.occurredAt(), changed.details().accountIds()).toString());
            }
            default -> Map.of();
        };
    }

    private @Nullable AccountsOverTime find(UUID contactId) {
        return jdbc.query("select accounts from contact_account where contact_id = ?",
                (row, number) -> AccountsOverTime.parse(row.getString("accounts")), contactId).stream().findFirst()
                .orElse(null);
    }

    @Override
    public boolean holds(Belonging belonging) {
        AccountsOverTime contact = find(belonging.customerId());
        return contact == null
                ? belonging.accountId().equals(belonging.customerId())
                : contact.ever(belonging.accountId());
    }

    @Override
    public List<UUID> at(UUID customerId, Instant time) {
        AccountsOverTime contact = find(customerId);
        return contact == null ? List.of() : contact.at(time);
    }
}
