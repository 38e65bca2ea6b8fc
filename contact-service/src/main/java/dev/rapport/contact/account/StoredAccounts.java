package dev.rapport.contact.account;

import dev.rapport.common.command.Context;
import dev.rapport.contact.matching.Lookup;
import dev.rapport.contact.matching.Matches;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadDetails;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.springframework.jdbc.core.JdbcOperations;

/** Accounts in the event store of this service. */
final class StoredAccounts implements Accounts {

    private final Lookup lookup;

    StoredAccounts(JdbcOperations jdbc) {
        this.lookup = new Lookup(jdbc, "account");
    }

    @Override
    public void createFromLead(UUID accountId, LeadDetails lead, UUID ownerId, UUID leadId, Instant occurredAt)
            throws Exception {
        var details = Details.of(AccountDetails.class, "name", lead.organisation(), "website", lead.website(),
                "territory", lead.territory(), "custom", lead.custom());
        AggregateLifecycle.createNew(Account.class,
                () -> new Account(accountId, details, ownerId, leadId, occurredAt));
    }

    @Override
    public Matches like(String organisation, Context context) {
        String name = lookup.nameKey(organisation);
        if (name.isEmpty()) {
            return Matches.NONE;
        }
        lookup.hold(name);
        return lookup.readable(new Matches(lookup.named(name).stream().map(Lookup.Found::id).toList(),
                lookup.beginningAlike(name).stream().map(Lookup.Found::id).toList()), context);
    }

    @Override
    public boolean exist(Collection<UUID> accountIds, Context context) {
        Set<UUID> wanted = Set.copyOf(accountIds);
        return lookup.readable(wanted, context).size() == wanted.size();
    }
}
