package dev.rapport.interaction.notice;

import dev.rapport.common.customer.KnownCustomers;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.RecordReference;
import dev.rapport.events.interaction.InteractionEvent;
import dev.rapport.events.interaction.InteractionLogged;
import dev.rapport.events.notice.NoticeKind;
import dev.rapport.interaction.following.Followers;
import dev.rapport.interaction.known.KnownRecords;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something has happened to a record that somebody follows, or an interaction with it was logged. Of a record there is
 * one such notice for each follower, which is renewed when it has been read.
 */
final class Followed implements Occasion {

    private static final String INTERACTION = EventCatalogue.aggregateOf(InteractionEvent.class);

    private final Followers followers;
    private final KnownRecords records;
    private final KnownCustomers customers;

    Followed(Followers followers, KnownRecords records, KnownCustomers customers) {
        this.followers = followers;
        this.records = records;
        this.customers = customers;
    }

    @Override
    public Set<String> topics() {
        return Stream.concat(records.topics().stream(), Stream.of(EventCatalogue.topicOf(INTERACTION)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Telling> of(EventEnvelope event) {
        if (event.data() instanceof InteractionLogged logged) {
            var customerId = logged.details().customerId();
            var customer = customers.customer(customerId);
            return customer == null
                    ? List.of()
                    : tellings(event, new RecordReference(customer.kind(), customerId), customerId,
                            List.of(new Telling.Needed(customer.kind(), customer.facts()),
                                    new Telling.Needed(INTERACTION, Mentioned.facts(logged, customers))));
        }
        var record = records.find(event.aggregateId());
        return record == null
                ? List.of()
                : tellings(event, new RecordReference(record.kind(), event.aggregateId()), record.customerId(),
                        List.of(new Telling.Needed(record.kind(), record.facts())));
    }

    private List<Telling> tellings(EventEnvelope event, RecordReference about, @Nullable UUID customerId,
            List<Telling.Needed> needed) {
        return followers.of(about.id(), event.recordedAt()).stream()
                .map(follower -> new Telling(follower, NoticeKind.FOLLOWED, about, customerId,
                        about.type() + ":" + about.id(), needed))
                .toList();
    }
}
