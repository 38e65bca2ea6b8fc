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
        var logged = event.data() instanceof InteractionLogged interaction ? interaction : null;
        var recordId = logged == null ? event.aggregateId() : logged.details().customerId();
        // Most records are followed by nobody.
        var persons = followers.of(recordId, event.recordedAt());
        var record = persons.isEmpty() ? null : logged == null ? own(recordId) : customer(recordId, logged);
        if (record == null) {
            return List.of();
        }
        var about = new RecordReference(record.needed().getFirst().kind(), recordId);
        return persons.stream().map(person -> new Telling(person, NoticeKind.FOLLOWED, about, record.customerId(),
                about.type() + ":" + about.id(), record.needed())).toList();
    }

    /**
     * What has happened to a record that is followed.
     *
     * @param needed
     *            first the record itself
     */
    private record Happened(@Nullable UUID customerId, List<Telling.Needed> needed) {}

    private @Nullable Happened own(UUID recordId) {
        var record = records.find(recordId);
        return record == null
                ? null
                : new Happened(record.customerId(), List.of(new Telling.Needed(record.kind(), record.facts())));
    }

    private @Nullable Happened customer(UUID customerId, InteractionLogged logged) {
        var customer = customers.customer(customerId);
        return customer == null
                ? null
                : new Happened(customerId, List.of(new Telling.Needed(customer.kind(), customer.facts()),
                        new Telling.Needed(INTERACTION, Mentioned.facts(logged, customers))));
    }
}
