package dev.rapport.reporting.overview;

import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.overview.Customer.Listed;
import dev.rapport.reporting.record.RecordsCopy;
import dev.rapport.reporting.resource.RecordDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The deals and interactions of an account that it has from people who did not belong to it always, or have deals for
 * another account, too. Each record is looked at; there are few such people, and what they have in all is of no use.
 */
record Share(List<RecordDocument> deals, List<RecordDocument> interactions) {

    private static final Share NONE = new Share(List.of(), List.of());

    /** @param whole those of whom everything is part of the view anyway */
    static Share of(RecordsCopy copy, Members members, List<Customer> whole) {
        var people = new HashSet<>(members.ids());
        whole.forEach(customer -> people.remove(customer.id()));
        if (people.isEmpty()) {
            return NONE;
        }
        var records = copy.about(people, List.of("deal", "interaction")).stream().filter(members::have).toList();
        return new Share(ofType(records, "deal"), ofType(records, "interaction"));
    }

    private static List<RecordDocument> ofType(List<RecordDocument> records, String type) {
        return records.stream().filter(record -> record.type().equals(type)).toList();
    }

    Totals totals() {
        var totals = Totals.NONE;
        for (var each : deals) {
            var deal = Effect.Deal.of(each);
            totals = totals.withDeal(deal.status(), deal.amount(), 1);
        }
        for (var interaction : interactions) {
            totals = totals.withInteraction(
                    Instant.parse(Objects.requireNonNull(interaction.fields().text("occurredAt"))));
        }
        return totals;
    }

    /** The newest of these and of those that are listed already. */
    static List<UUID> newest(Stream<Listed> listed, List<RecordDocument> more, int most) {
        return Stream.concat(listed, more.stream().map(record -> new Listed(record.id(), record.createdAt())))
                .sorted(Listed.NEWEST_FIRST).limit(most).map(Listed::id).toList();
    }
}
