package dev.rapport.reporting.resource.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts a contact has belonged to, each since when in the business. A change takes effect no earlier than the
 * one before it, so that the last always says what is so now; of changes at the same instant the last counts.
 */
final class AccountHistory {

    private static final String ACCOUNTS = "accountIds";
    private static final String SINCE = "since";

    private AccountHistory() {}

    /** The change of the list when the contact belongs to these accounts from some time on. */
    static UnaryOperator<List<Object>> belonging(List<UUID> accountIds, Instant at) {
        var accounts = accountIds.stream().map(UUID::toString).distinct().toList();
        return known -> {
            var history = new ArrayList<>(known);
            var since = at;
            if (!history.isEmpty()) {
                var last = last(history);
                since = last.isAfter(at) ? last : at;
                if (since.equals(last) && !says(history.getLast(), accounts)) {
                    history.removeLast();
                }
            }
            if (history.isEmpty() || !says(history.getLast(), accounts)) {
                var membership = new LinkedHashMap<String, @Nullable Object>();
                membership.put(ACCOUNTS, accounts);
                membership.put(SINCE, since.toString());
                history.add(membership);
            }
            return history;
        };
    }

    private static Instant last(List<Object> history) {
        return Instant.parse(String.valueOf(((Map<?, ?>) history.getLast()).get(SINCE)));
    }

    private static boolean says(Object membership, List<String> accounts) {
        return accounts.equals(((Map<?, ?>) membership).get(ACCOUNTS));
    }
}
