package dev.rapport.reporting.won;

import dev.rapport.reporting.membership.Memberships;
import dev.rapport.reporting.membership.Persons;
import dev.rapport.reporting.resource.RecordDocument;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which account a deal belongs to: the one that its customer is, or belonged to when the deal was opened. */
final class AccountsOfDeals {

    private final Persons persons;

    /** @param records finds records by their ids */
    AccountsOfDeals(Set<UUID> customers, Function<Collection<UUID>, Map<UUID, RecordDocument>> records) {
        this.persons = Persons.of(customers, records::apply);
    }

    /** Whether it depends on when a deal of the customer was opened. */
    boolean dependOnTime(UUID customer) {
        return persons.records(customer).stream().anyMatch(record -> Memberships.of(record).haveChanged());
    }

    /**
     * Of a contact who belonged to several accounts nobody can say for which of them a deal is.
     *
     * @param openedAt in microseconds; of no importance unless it {@linkplain #dependOnTime depends on that}
     */
    @Nullable
    UUID account(UUID customer, long openedAt) {
        var accounts = new HashSet<UUID>();
        for (var record : persons.records(customer)) {
            if (record.type().equals("account")) {
                accounts.add(record.id());
            }
            accounts.addAll(Memberships.of(record).at(openedAt));
        }
        return accounts.size() == 1 ? accounts.iterator().next() : null;
    }
}
