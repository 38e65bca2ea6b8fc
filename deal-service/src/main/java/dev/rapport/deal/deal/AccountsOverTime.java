package dev.rapport.deal.deal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which accounts a contact has belonged to, each since when. A change takes effect no earlier than the one before it;
 * what was before the first counts with it.
 */
record AccountsOverTime(List<Since> inOrder) {

    /** Of a contact of which nothing is known yet. */
    static final AccountsOverTime NONE = new AccountsOverTime(List.of());

    record Since(Instant from, List<UUID> accounts) {}

    AccountsOverTime {
        inOrder = List.copyOf(inOrder);
    }

    /** Reads what {@link #toString} has written. */
    static AccountsOverTime parse(String text) {
        return text.isEmpty() ? NONE : new AccountsOverTime(Arrays.stream(text.split(" ", -1)).map(since -> {
            String[] parts = since.split("=", -1);
            return new Since(Instant.parse(parts[0]), parts[1].isEmpty()
                    ? List.of()
                    : Arrays.stream(parts[1].split(",", -1)).map(UUID::fromString).toList());
        }).toList());
    }

    AccountsOverTime since(Instant at, List<UUID> accounts) {
        var longer = new ArrayList<>(inOrder);
        Instant from = longer.isEmpty() || longer.getLast().from().isBefore(at) ? at : longer.getLast().from();
        if (!longer.isEmpty() && longer.getLast().from().equals(from)) {
            longer.removeLast();
        }
        if (longer.isEmpty() || !longer.getLast().accounts().equals(accounts)) {
            longer.add(new Since(from, accounts));
        }
        return new AccountsOverTime(longer);
    }

    boolean ever(UUID account) {
        return inOrder.stream().anyMatch(since -> since.accounts().contains(account));
    }

    List<UUID> at(Instant time) {
        List<UUID> accounts = inOrder.isEmpty() ? List.of() : inOrder.getFirst().accounts();
        for (Since since : inOrder) {
            if (!since.from().isAfter(time)) {
                accounts = since.accounts();
            }
        }
        return accounts;
    }

    @Override
    public String toString() {
        return inOrder.stream().map(since -> since.from() + "="
                + since.accounts().stream().map(UUID::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
    }
}
