package dev.rapport.reporting.membership;

import dev.rapport.reporting.elasticsearch.Fields;
import dev.rapport.reporting.resource.RecordDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which accounts a contact has belonged to, each since when in the business, as the contact's own events say. What was
 * before the first of them counts with it: a company that moves in says where somebody belongs on the day it moves.
 */
public record Memberships(List<Membership> inOrder) {

    /** The field of a contact that holds them. */
    public static final String FIELD = "memberships";

    /** The field of a document in the index of all records with the accounts that a contact ever belonged to. */
    public static final String ACCOUNTS = "memberOf";

    /**
     * @param since in microseconds
     */
    record Membership(long since, Set<UUID> accounts) {}

    /** Those of a contact; of anybody else none. */
    public static Memberships of(RecordDocument contact) {
        var found = new ArrayList<Membership>();
        if (contact.fields().asMap().get(FIELD) instanceof List<?> stored) {
            for (var each : stored) {
                if (each instanceof Map<?, ?> membership && membership.get("accountIds") instanceof Collection<?> ids) {
                    var accounts = new LinkedHashSet<UUID>();
                    ids.forEach(id -> accounts.add(UUID.fromString(String.valueOf(id))));
                    found.add(new Membership(
                            Fields.micros(Instant.parse(String.valueOf(membership.get("since")))), accounts));
                }
            }
        }
        return new Memberships(List.copyOf(found));
    }

    /** All accounts it ever belonged to. */
    public Set<UUID> accounts() {
        var all = new LinkedHashSet<UUID>();
        inOrder.forEach(membership -> all.addAll(membership.accounts()));
        return all;
    }

    /** Where it belonged at some time, in microseconds. */
    public Set<UUID> at(long time) {
        var accounts = inOrder.isEmpty() ? Set.<UUID>of() : inOrder.getFirst().accounts();
        for (var membership : inOrder) {
            if (membership.since() <= time) {
                accounts = membership.accounts();
            }
        }
        return accounts;
    }

    /** Whether it ever belonged elsewhere than now. */
    public boolean haveChanged() {
        return inOrder.size() > 1;
    }

    /** When it belonged to an account. */
    Periods in(UUID account) {
        var periods = new ArrayList<Periods.Period>();
        for (int i = 0; i < inOrder.size(); i++) {
            if (inOrder.get(i).accounts().contains(account)) {
                periods.add(new Periods.Period(i == 0 ? Periods.Period.BEGINNING : inOrder.get(i).since(),
                        i + 1 == inOrder.size() ? Periods.Period.END : inOrder.get(i + 1).since()));
            }
        }
        return Periods.of(periods);
    }
}
