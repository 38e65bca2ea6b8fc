package dev.rapport.reporting.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.events.lead.LeadQualified;
import dev.rapport.events.lead.RequestedDeal;
import dev.rapport.reporting.elasticsearch.IndexFold;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestRecords;
import dev.rapport.reporting.support.TestResources;
import dev.rapport.reporting.timeline.TimelineFold;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Today 8. Security F13. The stores themselves are looked into, as somebody would who has stolen them. */
class ErasureIT {

    /** Of names, addresses, numbers, what was written about the person, and the keys that are made of these. */
    private static final Pattern PERSONAL = Pattern.compile(
            "nok|exam?ple|maiden|81 ?234 ?5678|12345678|45678|secret|siam|ploen|โครงการสมชาย|สมชาย",
            Pattern.CASE_INSENSITIVE);

    private static final UUID LEAD = Given.id();
    private static final UUID OTHER_LEAD = Given.id();
    private static final UUID CONTACT = Given.id();
    private static final UUID PILOT = Given.id();
    private static final UUID MODULE = Given.id();

    private static final List<EventEnvelope> EVENTS = events();

    private static List<EventEnvelope> events() {
        var history = new History();
        var at = history.now();
        history.record(LEAD, Given.lead("Nok Maiden", null, "nok@siam.example", "+66812345678", at));
        history.record(LEAD, new LeadQualified("secret note", at));
        history.record(Given.id(), Given.call(LEAD, "secret talk with the lead", at));
        history.record(CONTACT, Given.contactOf(LEAD, "Nok Maiden", at));
        history.record(LEAD, new LeadConverted(CONTACT, null, PILOT,
                new RequestedDeal("Pilot for Nok Maiden", null, null, null), Given.REN, at));
        history.record(CONTACT, new ContactDetailsChanged(Details.of(ContactDetails.class, "name", "Nok Example สมชาย",
                "email", "ploen@siam.example", "phone", "+66812345678"), at));
        history.record(PILOT, Given.deal("Pilot for Nok Example", CONTACT, "talk", null, null, Given.REN, at));
        history.record(PILOT,
                new DealDetailsChanged(Details.of(DealDetails.class, "title", "Pilot (Nok Maiden, 081 234 5678)"),
                        at));
        history.record(PILOT, new DealLost("talk", "nok.maiden? no: ploen@siam.example said no", at));
        history.record(MODULE, Given.deal("Module 77", CONTACT, "talk", Given.euro("5.00"), null, Given.REN, at));
        history.record(Given.id(), Given.call(CONTACT, "secret talk", at));
        history.record(OTHER_LEAD, Given.lead("Nok Example", null, null, "+66812345678", at));
        history.record(OTHER_LEAD, new LeadConverted(CONTACT, null, null, null, Given.REN, at));
        history.record(Given.id(), Given.call(OTHER_LEAD, "secret talk with another lead", at));
        history.record(CONTACT, new ContactErased("asked", at));
        // What is written later, or arrives later, about somebody who is gone.
        history.record(Given.id(), Given.call(CONTACT, "secret afterthought", at));
        history.record(PILOT, new DealDetailsChanged(Details.of(DealDetails.class, "title", "โครงการสมชาย"), at));
        history.record(Given.id(), Given.account("Someone else", at));
        return history.events();
    }

    interface Store {

        void apply(List<EventEnvelope> events);

        Map<String, String> raw();

        /** Puts into this store what another one has of an event that was written late. */
        void writeLate(Store other, UUID record);
    }

    private static Store index(IndexFold fold) {
        var index = TestIndex.of(fold);
        return new Store() {

            @Override
            public void apply(List<EventEnvelope> events) {
                index.apply(events);
            }

            @Override
            public Map<String, String> raw() {
                return index.raw();
            }

            @Override
            public void writeLate(Store other, UUID record) {
                var late = new TreeMap<>(other.raw());
                late.keySet().removeIf(id -> !id.startsWith(record.toString()));
                index.write(late, id -> id.equals(record.toString()) ? 2_000 : 1_000);
            }
        };
    }

    private static Store records() {
        var records = new TestRecords();
        return new Store() {

            @Override
            public void apply(List<EventEnvelope> events) {
                records.apply(events);
            }

            @Override
            public Map<String, String> raw() {
                return records.raw();
            }

            @Override
            public void writeLate(Store other, UUID record) {
                records.write(other.raw(), record);
            }
        };
    }

    static Stream<Supplier<Store>> stores() {
        return Stream.of(() -> index(new SearchFold(TestResources.ALL)),
                () -> index(new TimelineFold(TestResources.ALL)), ErasureIT::records);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void nothingPersonalIsLeftInWhateverOrderTopicsAreReadAndWhateverComesTwice(Supplier<Store> stores) {
        var inOrder = stores.get();
        inOrder.apply(EVENTS);
        var expected = inOrder.raw();
        assertClean(expected);
        assertThat(expected.toString()).contains("Module 77").contains("Someone else");

        for (var topics : orders()) {
            var store = stores.get();
            for (var topic : topics) {
                store.apply(EVENTS.stream().filter(event -> event.type().aggregate().equals(topic)).toList());
            }
            assertThat(store.raw()).as("topics in the order %s", topics).isEqualTo(expected);
        }
        var oneByOne = stores.get();
        EVENTS.forEach(event -> oneByOne.apply(List.of(event)));
        assertThat(oneByOne.raw()).as("one by one").isEqualTo(expected);
        // Again from the beginning, and single events again.
        oneByOne.apply(EVENTS);
        EVENTS.forEach(event -> oneByOne.apply(List.of(event)));
        assertThat(oneByOne.raw()).as("again").isEqualTo(expected);
    }

    private static List<List<String>> orders() {
        var random = new Random(8);
        var orders = new ArrayList<List<String>>();
        for (int i = 0; i < 8; i++) {
            var order = new ArrayList<>(List.of("lead", "contact", "deal", "interaction", "account"));
            Collections.shuffle(order, random);
            orders.add(order);
        }
        return orders;
    }

    private static void assertClean(Map<String, String> raw) {
        raw.forEach((id, document) -> assertThat(PERSONAL.matcher(document).results().map(hit -> hit.group()))
                .as("%s: %s", id, document).isEmpty());
    }

    @RepeatedTest(5)
    void instancesThatEraseAndWriteAtTheSameTimeLeaveNothingInIndices() {
        for (var fold : List.<IndexFold>of(new SearchFold(TestResources.ALL), new TimelineFold(TestResources.ALL))) {
            var index = TestIndex.of(fold);
            atOnce(batch -> index.copy().apply(batch));
            assertClean(index.raw());
        }
    }

    @RepeatedTest(5)
    void instancesThatEraseAndWriteAtTheSameTimeLeaveNothingInRecords() {
        var records = new TestRecords();
        atOnce(batch -> records.copy().apply(batch));
        assertClean(records.raw());
    }

    /** Each topic by an instance of its own, event by event. */
    private static void atOnce(Consumer<EventBatch> sink) {
        CompletableFuture.allOf(Stream.of("lead", "contact", "deal", "interaction")
                .map(topic -> CompletableFuture.runAsync(() -> {
                    long offset = 0;
                    for (var event : EVENTS) {
                        if (event.type().aggregate().equals(topic)) {
                            sink.accept(new EventBatch(List.of(new Delivery(event,
                                    new TopicPartition("rapport." + topic, 0), offset++, false)), Map.of()));
                        }
                    }
                })).toArray(CompletableFuture[]::new)).join();
    }

    /** An instance wrote what it had read before, and died before it could look who was forgotten meanwhile. */
    @ParameterizedTest
    @MethodSource("stores")
    void whatWasWrittenTooLateIsForgottenWhenItComesAgain(Supplier<Store> stores) {
        whatWasWrittenTooLate(stores, true);
    }

    /** The batch in which it comes again mostly holds what followed. */
    @ParameterizedTest
    @MethodSource("stores")
    void whatWasWrittenTooLateIsForgottenWhenItComesAgainWithTheNext(Supplier<Store> stores) {
        whatWasWrittenTooLate(stores, false);
    }

    /** @param alone whether it comes again without the next */
    private static void whatWasWrittenTooLate(Supplier<Store> stores, boolean alone) {
        var history = new History();
        var contact = Given.id();
        var deal = Given.id();
        var person = history.record(contact, Given.contact("Nok Example", null, null, history.now()));
        var opened = history.record(deal, Given.deal("Pilot", contact, "talk", null, null, Given.REN, history.now()));
        var renamed = history.record(deal, Given.dealChanged("For Nok Example", null, null, history.now()));
        var closed = history.record(deal, new DealLost("talk", "too dear", history.now()));
        var erased = history.record(contact, new ContactErased("asked", history.now()));
        var unaware = stores.get();
        unaware.apply(List.of(person, opened, renamed));
        var store = stores.get();
        store.apply(List.of(person, opened));
        store.apply(List.of(erased));
        store.writeLate(unaware, deal);
        assertThat(store.raw().toString()).contains("For Nok Example");

        store.apply(alone ? List.of(renamed) : List.of(renamed, closed));

        assertClean(store.raw());
    }

    @Test
    void dealsOfOthersKeepTheirNames() {
        var history = new History();
        var namesake = Given.id();
        var deal = Given.id();
        history.record(namesake, Given.contact("Nok Example", null, null, history.now()));
        history.record(deal, Given.deal("Pilot for Nok", namesake, "talk", null, null, Given.REN, history.now()));
        var events = new ArrayList<>(EVENTS);
        events.addAll(history.events());
        stores().forEach(stores -> {
            var store = stores.get();
            store.apply(events);
            assertThat(store.raw().toString()).contains("Pilot for Nok\"");
        });
    }
}
