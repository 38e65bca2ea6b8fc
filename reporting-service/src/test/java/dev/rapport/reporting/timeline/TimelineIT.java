package dev.rapport.reporting.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.lead.LeadConverted;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.query.Cursor;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineIT {

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new TimelineFold(TestResources.ALL));
    private final TimelineStore timeline = new TimelineStore(index.reader());

    @Test
    void tellsEverythingThatHappenedNewestFirst() {
        var customer = Given.id();
        var deal = Given.id();
        var start = history.now();
        history.record(customer, Given.contact("Ada", null, null, start));
        history.record(deal, Given.deal("Engine", customer, "talk", Given.euro("10.00"), null, Given.REN,
                start.plusSeconds(60)));
        index.apply(history.events());
        int further = history.size();
        history.record(deal, new StageChanged("talk", "offer", start.plusSeconds(300)));
        // Recorded last, but it happened in between.
        history.record(Given.id(), Given.call(customer, "Asked for a price", start.plusSeconds(200)));
        history.record(deal, new DealWon("offer", start.plusSeconds(400)));
        history.record(Given.id(), Given.call(Given.id(), "Somebody else", start.plusSeconds(200)));
        index.apply(history.since(further)).visible();

        var page = timeline.page(Members.always(List.of(customer)), List.of(), null,
                new TimelineStore.Page(50, null, ""), UnaryOperator.identity());

        assertThat(page.items()).extracting(Timeline.TimelineEntry::summary).containsExactly("Deal won in offer",
                "Deal moved from talk to offer", "Phone, outbound: Asked for a price",
                "Deal opened: “Engine”, 10.00 EUR, in talk", "Contact created: Ada");
        assertThat(page.items().get(1).data().path("to").asString()).isEqualTo("offer");
        assertThat(page.items().get(1).recordId()).isEqualTo(deal);
        assertThat(page.next()).isNull();
        assertThat(timeline.page(Members.always(List.of(customer)), List.of("interaction"), null,
                new TimelineStore.Page(50, null, ""), UnaryOperator.identity()).items())
                .hasSize(1);
    }

    /** Today 13. */
    @Test
    void asOfAnInstantTellsWhatHadHappenedOrWasKnownThen() {
        var customer = Given.id();
        var deal = Given.id();
        history.record(customer, Given.contact("Ada", null, null, Instant.parse("2016-01-01T00:00:00Z")));
        history.record(deal, Given.deal("Engine", customer, "talk", null, null, Given.REN,
                Instant.parse("2017-01-01T00:00:00Z")));
        var known = history.now();
        history.record(deal, new DealWon("talk", Instant.parse("2017-06-01T00:00:00Z")));
        index.apply(history.events()).visible();

        assertThat(events(customer, new AsOf(Instant.parse("2017-01-01T00:00:00Z"), AsOf.Time.OCCURRED)))
                .containsExactly("DealCreated", "ContactCreated");
        assertThat(events(customer, new AsOf(Instant.parse("2017-06-01T00:00:00Z"), AsOf.Time.OCCURRED)))
                .containsExactly("DealWon", "DealCreated", "ContactCreated");
        assertThat(events(customer, new AsOf(known, AsOf.Time.RECORDED)))
                .containsExactly("DealCreated", "ContactCreated");
        assertThat(events(customer, new AsOf(Instant.parse("2017-06-01T00:00:00Z"), AsOf.Time.RECORDED))).isEmpty();
    }

    private List<String> events(UUID customer, AsOf asOf) {
        return timeline.page(Members.always(List.of(customer)), List.of(), asOf,
                new TimelineStore.Page(50, null, ""), UnaryOperator.identity()).items().stream()
                .map(Timeline.TimelineEntry::event).toList();
    }

    @Test
    void pagesThroughEventsThatHappenedAtTheSameTime() {
        var customer = Given.id();
        var random = new Random(11);
        var start = history.now();
        for (int i = 0; i < 100; i++) {
            history.record(Given.id(), Given.call(customer, "Call " + i, start.plusSeconds(random.nextInt(5))));
        }
        index.apply(history.events()).visible();

        var seen = new ArrayList<Timeline.TimelineEntry>();
        @Nullable
        String cursor = null;
        do {
            var page = timeline.page(Members.always(List.of(customer)), List.of(), null,
                    new TimelineStore.Page(7, Cursor.decode(cursor, "q"), "q"), UnaryOperator.identity());
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).extracting(Timeline.TimelineEntry::id).doesNotHaveDuplicates().hasSize(100);
        assertThat(seen).extracting(Timeline.TimelineEntry::occurredAt)
                .isSortedAccordingTo(Comparator.<Instant>reverseOrder());
    }

    @Test
    void forgetsWhatIsPersonalWhenAContactIsErased() {
        var lead = Given.id();
        var contact = Given.id();
        var at = history.now();
        history.record(lead, Given.lead("Alan Forgotten", null, "alan@example.com", null, at));
        history.record(lead, new LeadConverted(contact, null, null, null, Given.REN, at));
        history.record(contact, Given.contactOf(lead, "Alan Forgotten", at));
        history.record(contact, Given.renamed("Alan T. Forgotten", at));
        history.record(Given.id(), Given.call(contact, "Alan wants to be forgotten", at));
        history.record(contact, new ContactErased("asked", at));
        index.apply(history.events());
        // Late and stale deliveries bring nothing back.
        index.apply(history.events().subList(2, 5)).visible();

        var page = timeline.page(Members.always(List.of(contact, lead)), List.of(), null,
                new TimelineStore.Page(50, null, ""), UnaryOperator.identity());

        assertThat(page.items()).hasSize(6);
        assertThat(page.items().toString()).doesNotContainIgnoringCase("alan");
        assertThat(page.items()).extracting(Timeline.TimelineEntry::summary).contains("Contact details changed",
                "Interaction logged", "Personal data erased");
    }

    @Test
    void isTheSameWhateverIsDeliveredTwiceOrLate() {
        var random = new Random(5);
        var customers = List.of(Given.id(), Given.id());
        var deals = new ArrayList<UUID>();
        for (int i = 0; i < 40; i++) {
            history.later(Duration.ofHours(1));
            if (deals.isEmpty() || random.nextInt(3) == 0) {
                var deal = Given.id();
                deals.add(deal);
                history.record(deal, Given.deal("D", customers.get(random.nextInt(2)), "talk", null, null, Given.REN,
                        history.now()));
            } else {
                history.record(deals.get(random.nextInt(deals.size())),
                        new StageChanged("talk", "offer", history.now()));
            }
        }
        var events = history.events();
        index.apply(events.subList(0, 25)).apply(events.subList(10, 30)).apply(events.subList(0, 40))
                .apply(events.subList(0, 5)).visible();
        var once = TestIndex.of(new TimelineFold(TestResources.ALL)).apply(events).visible();

        assertThat(timeline.page(Members.always(customers), List.of(), null,
                new TimelineStore.Page(200, null, ""), UnaryOperator.identity()))
                .isEqualTo(
                        new TimelineStore(once.reader()).page(Members.always(customers), List.of(), null,
                                new TimelineStore.Page(200, null, ""), UnaryOperator.identity()));
    }

    /** Today 6: a deal is told of as a whole where it was opened, whatever becomes of it later. */
    @Test
    void anAccountTellsWhatHappenedWhileTheContactBelongedToIt() {
        var before = Given.id();
        var after = Given.id();
        var contact = Given.id();
        var deal = Given.id();
        var start = history.now();
        history.record(before, Given.account("Old", start));
        history.record(after, Given.account("New", start.plusSeconds(1)));
        history.record(contact, new ContactCreated(Given.memberOf("Ada", List.of(before)), Given.REN, null,
                start.plusSeconds(2)));
        history.record(deal, Given.deal("Engine", contact, "talk", null, null, Given.REN, start.plusSeconds(60)));
        history.record(Given.id(), Given.call(contact, "At Old", start.plusSeconds(70)));
        history.record(contact, new ContactDetailsChanged(Given.memberOf("Ada", List.of(after)),
                start.plusSeconds(100)));
        history.record(deal, new DealWon("talk", start.plusSeconds(200)));
        history.record(Given.id(), Given.call(contact, "At New", start.plusSeconds(210)));
        index.apply(history.events()).visible();
        RecordDocument ada = null;
        for (var event : history.events()) {
            ada = event.aggregateId().equals(contact) ? TestResources.ALL.fold(ada, event) : ada;
        }

        assertThat(events(before, ada)).containsExactly("DealWon", "Phone, outbound: At Old", "DealCreated",
                "ContactCreated", "AccountCreated");
        assertThat(events(after, ada)).containsExactly("Phone, outbound: At New", "ContactDetailsChanged",
                "AccountCreated");
    }

    private List<String> events(UUID account, @Nullable RecordDocument contact) {
        var root = TestResources.ALL.fold(null,
                history.events().stream().filter(event -> event.aggregateId().equals(account)).findFirst()
                        .orElseThrow());
        var members = Members.of(root, List.of(root, Objects.requireNonNull(contact)));
        return timeline.page(members, List.of(), null,
                new TimelineStore.Page(50, null, ""), UnaryOperator.identity()).items().stream()
                .map(entry -> entry.type().equals("interaction") ? entry.summary() : entry.event()).toList();
    }
}
