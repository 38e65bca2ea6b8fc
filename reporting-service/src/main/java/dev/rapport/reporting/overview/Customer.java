package dev.rapport.reporting.overview;

import dev.rapport.common.projection.Delivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one customer besides its record: how much there is, and the ids of the newest of it. It holds
 * nothing personal. Events of several partitions change it, which several instances may be applying at the same time;
 * so it remembers of each partition how far it has taken part, and of itself how often it was written.
 *
 * @param revision 0 if it has never been written
 * @param applied the last offset of each partition that changed it
 * @param redriven the last sequence of each aggregate that changed it after having been parked
 * @param deals the newest, newest first
 * @param interactions the latest, latest first
 * @param contacts for an account, who belongs or ever belonged to it, or has a deal for it
 * @param accounts which its deals say they are for
 */
record Customer(
        UUID id,
        long revision,
        Map<String, Long> applied,
        Map<UUID, Long> redriven,
        Totals totals,
        List<Listed> deals,
        List<Listed> interactions,
        List<UUID> contacts,
        List<UUID> accounts) {

    static final int MOST_DEALS = 100;
    static final int MOST_INTERACTIONS = 20;

    Customer {
        applied = Map.copyOf(applied);
        redriven = Map.copyOf(redriven);
        deals = List.copyOf(deals);
        interactions = List.copyOf(interactions);
        contacts = List.copyOf(contacts);
        accounts = List.copyOf(accounts);
    }

    /** Something in a list, and when it was. */
    record Listed(UUID id, Instant at) {

        static final Comparator<Listed> NEWEST_FIRST = Comparator.comparing(Listed::at).thenComparing(Listed::id)
                .reversed();
    }

    static Customer unknown(UUID id) {
        return new Customer(id, 0, Map.of(), Map.of(), Totals.NONE, List.of(), List.of(), List.of(),
                List.of());
    }

    /** Whether this event has changed it already. Events of a partition come in the order of their offsets. */
    boolean knows(Delivery delivery) {
        // Other events overtook a parked one; only what was redriven of its own aggregate says whether it was applied.
        return delivery.event().sequence() <= redriven.getOrDefault(delivery.event().aggregateId(), -1L)
                || (!delivery.redriven()
                        && delivery.offset() <= applied.getOrDefault(delivery.partition().toString(), -1L));
    }

    /** After an effect of this event. */
    Customer with(Effect effect, Delivery delivery) {
        return switch (effect) {
            case Effect.DealChanged deal -> {
                var changed = totals;
                if (deal.before() != null) {
                    changed = changed.withDeal(deal.before().status(), deal.before().amount(), -1);
                }
                changed = changed.withDeal(deal.after().status(), deal.after().amount(), 1);
                yield with(delivery, changed, newest(deals, new Listed(deal.id(), deal.createdAt()), MOST_DEALS),
                        interactions, contacts, with(accounts, deal.accountId()));
            }
            case Effect.InteractionAdded added -> with(delivery, totals.withInteraction(added.at()), deals,
                    newest(interactions, new Listed(added.id(), added.at()), MOST_INTERACTIONS), contacts, accounts);
            case Effect.ContactJoined joined -> with(delivery, totals, deals, interactions,
                    with(contacts, joined.contactId()), accounts);
        };
    }

    private Customer with(Delivery delivery, Totals newTotals, List<Listed> newDeals, List<Listed> newInteractions,
            List<UUID> newContacts, List<UUID> newAccounts) {
        var nowApplied = applied;
        var nowRedriven = redriven;
        if (delivery.redriven()) {
            nowRedriven = new HashMap<>(redriven);
            nowRedriven.put(delivery.event().aggregateId(), delivery.event().sequence());
        } else {
            nowApplied = new HashMap<>(applied);
            nowApplied.put(delivery.partition().toString(), delivery.offset());
        }
        return new Customer(id, revision, nowApplied, nowRedriven, newTotals, newDeals, newInteractions, newContacts,
                newAccounts);
    }

    /** Ready to be written. */
    Customer nextRevision() {
        return new Customer(id, revision + 1, applied, redriven, totals, deals, interactions, contacts, accounts);
    }

    private static List<Listed> newest(List<Listed> listed, Listed item, int most) {
        if (listed.contains(item)) {
            return listed;
        }
        return plus(listed, item).stream().sorted(Listed.NEWEST_FIRST).limit(most).toList();
    }

    private static List<UUID> with(List<UUID> ids, @Nullable UUID id) {
        return id == null || ids.contains(id) ? ids : plus(ids, id);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        var more = new ArrayList<>(list);
        more.add(item);
        return more;
    }
}
