package dev.rapport.reporting.overview;

import static dev.rapport.reporting.support.Given.euro;
import static dev.rapport.reporting.support.Given.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.web.ProblemException;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.deal.DealWon;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.past.AsOf.Time;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.CustomerDeals;
import dev.rapport.reporting.pipeline.DealPeriodsFold;
import dev.rapport.reporting.record.PastRecords;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestRecords;
import dev.rapport.reporting.support.TestResources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Today 13: the 360° view as of instants of the past. */
class PastOverviewIT {

    private final History history = new History();
    private final UUID account = id();
    private final UUID staying = id();
    private final UUID leaving = id();

    private final TestIndex search = TestIndex.of(new SearchFold(TestResources.ALL));
    private final TestIndex deals = TestIndex.of(new DealPeriodsFold());
    private final TestRecords records = new TestRecords(new Customers());

    private void applied() {
        applied(0);
    }

    private void applied(int from) {
        search.apply(history.since(from)).visible();
        deals.apply(history.since(from)).visible();
        records.apply(history.since(from));
    }

    private PastOverviews overviews() {
        return new PastOverviews(records.records(), new PastRecords(search.reader()),
                new CustomerDeals(deals.reader()), TestResources.ALL, OverviewIT.ALL_IS_READABLE);
    }

    private CustomerOverview overview(UUID id, String at, Time time) {
        return overviews().of(records.copy(), new AsOf(Instant.parse(at), time), id,
                TestReaders.ADMIN);
    }

    private void contact(UUID id, String at) {
        history.record(id, new ContactCreated(Given.memberOf("Somchai", List.of(account)), Given.REN, null,
                Instant.parse(at)));
    }

    private UUID deal(UUID customer, String amount, String at) {
        var id = id();
        history.record(id, Given.deal("Deal", customer, "talk", euro(amount), null, Given.REN, Instant.parse(at)));
        return id;
    }

    /** An account of 2015 with two contacts, one of which left in 2018; three deals; all told in 2026. */
    private void aCompanyThatMovedIn() {
        history.record(account, Given.account("Acme", Instant.parse("2015-01-01T00:00:00Z")));
        contact(staying, "2016-01-01T00:00:00Z");
        contact(leaving, "2016-06-01T00:00:00Z");
        var won = deal(staying, "10.00", "2017-01-01T00:00:00Z");
        history.record(won, new DealWon("talk", Instant.parse("2017-05-01T00:00:00Z")));
        deal(leaving, "4.00", "2017-02-01T00:00:00Z");
        deal(account, "1.00", "2019-01-01T00:00:00Z");
        history.record(id(), Given.call(leaving, "hello", Instant.parse("2017-03-01T00:00:00Z")));
        history.record(leaving, new ContactDetailsChanged(Given.memberOf("Somchai", List.of()),
                Instant.parse("2018-01-01T00:00:00Z")));
        applied();
    }

    @Test
    void aCustomerThatMovedInHasAPast() {
        aCompanyThatMovedIn();

        var start2017 = overview(account, "2017-02-15T00:00:00Z", Time.OCCURRED);
        assertThat(start2017.profile()).containsEntry("name", "Acme").containsEntry("type", "account");
        assertThat(ids(start2017.contacts())).containsExactlyInAnyOrder(staying.toString(), leaving.toString());
        assertThat(start2017.totals()).isEqualTo(
                new CustomerOverview.CustomerTotals(2, 2, 0, 0, List.of(euro("14.00")), List.of(), 0, null));
        assertThat(start2017.deals()).hasSize(2);
        var end2017 = overview(account, "2017-12-31T00:00:00Z", Time.OCCURRED);
        assertThat(end2017.totals()).isEqualTo(new CustomerOverview.CustomerTotals(2, 1, 1, 0, List.of(euro("4.00")),
                List.of(euro("10.00")), 1, Instant.parse("2017-03-01T00:00:00Z")));
        assertThat(ids(overview(staying, "2017-12-31T00:00:00Z", Time.OCCURRED).accounts()))
                .containsExactly(account.toString());
        assertThat(overview(staying, "2017-12-31T00:00:00Z", Time.OCCURRED).deals()).singleElement()
                .satisfies(deal -> assertThat(deal).containsEntry("status", "won"));
        assertThat(end2017.links().deals()).isEqualTo(
                "/api/deals?customerId=" + account + "&asOf=2017-12-31T00:00:00Z&time=occurred");
    }

    /** Today 6. */
    @Test
    void whatHappenedWhileSomebodyBelongedToAnAccountStaysThereAndIsThereInThePastToo() {
        aCompanyThatMovedIn();
        int further = history.size();
        deal(leaving, "8.00", "2018-06-01T00:00:00Z");
        applied(further);

        var end2018 = overview(account, "2018-12-31T00:00:00Z", Time.OCCURRED);
        assertThat(ids(end2018.contacts())).containsExactly(staying.toString());
        assertThat(end2018.totals()).isEqualTo(new CustomerOverview.CustomerTotals(2, 1, 1, 0, List.of(euro("4.00")),
                List.of(euro("10.00")), 1, Instant.parse("2017-03-01T00:00:00Z")));
        assertThat(overview(leaving, "2018-12-31T00:00:00Z", Time.OCCURRED).totals().openValue())
                .containsExactly(euro("12.00"));
    }

    /** Today 6. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thePresentIsWhatThePastEndsWith(long seed) {
        var random = new Random(seed);
        var accounts = List.of(account, id(), id());
        accounts.forEach(each -> history.record(each, Given.account("Acme", history.now())));
        var contacts = List.of(staying, leaving, id(), id());
        contacts.forEach(each -> history.record(each, new ContactCreated(Given.memberOf("Somchai", some(accounts,
                random)), Given.REN, null, history.now())));
        for (int i = 0; i < 60; i++) {
            var contact = contacts.get(random.nextInt(contacts.size()));
            history.later(Duration.ofHours(1));
            switch (random.nextInt(5)) {
                case 4 -> history.record(id(), Given.dealFor(accounts.get(random.nextInt(3)), contact, euro("1.00"),
                        history.now()));
                case 0 -> history.record(contact, new ContactDetailsChanged(Given.memberOf("Somchai",
                        some(accounts, random)), history.now()));
                case 1 -> history.record(id(), Given.call(contact, "call", history.now().minusSeconds(9000)));
                case 2 -> history.record(id(), Given.call(accounts.get(random.nextInt(3)), "call", history.now()));
                default -> history.record(id(), Given.deal("Deal", contact, "talk", euro(i + ".25"), null, Given.REN,
                        history.now().minusSeconds(random.nextInt(9000))));
            }
        }
        history.record(staying, new ContactMerged(leaving, history.now()));
        history.record(leaving, new ContactMergedInto(staying, history.now()));
        applied();

        var present = new Overviews(records.records(), TestResources.ALL, OverviewIT.ALL_IS_READABLE);
        for (var customer : Stream.concat(accounts.stream(), contacts.stream()).toList()) {
            var now = present.of(records.copy(), customer, TestReaders.ADMIN);
            for (var time : Time.values()) {
                var then = overviews().of(records.copy(), new AsOf(history.now(), time), customer,
                        TestReaders.ADMIN);
                assertThat(then.totals()).isEqualTo(now.totals());
                assertThat(ids(then.deals())).isEqualTo(ids(now.deals()));
                assertThat(ids(then.contacts())).isEqualTo(ids(now.contacts()));
                assertThat(ids(then.interactions())).hasSameElementsAs(ids(now.interactions()));
            }
        }
    }

    private static List<UUID> some(List<UUID> accounts, Random random) {
        return accounts.stream().filter(_ -> random.nextInt(3) == 0).toList();
    }

    @Test
    void beforeItWasKnownACustomerIsNotFound() {
        aCompanyThatMovedIn();

        assertThatThrownBy(() -> overview(account, "2014-12-31T00:00:00Z", Time.OCCURRED))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> overview(account, "2017-12-31T00:00:00Z", Time.RECORDED))
                .isInstanceOf(ProblemException.class);
        assertThat(overviews().members(new AsOf(Instant.parse("2014-12-31T00:00:00Z"), Time.OCCURRED), account)
                .always()).containsExactly(account);
    }

    @Test
    void whoWasMergedLaterIsAPersonOfTheirOwnUntilThen() {
        var at = "2017-01-01T00:00:00Z";
        contact(staying, at);
        contact(leaving, at);
        deal(staying, "1.00", at);
        deal(leaving, "2.00", at);
        var merged = Instant.parse("2018-01-01T00:00:00Z");
        history.record(staying, new ContactMerged(leaving, merged));
        history.record(leaving, new ContactMergedInto(staying, merged));
        applied();

        assertThat(overview(staying, "2017-12-31T00:00:00Z", Time.OCCURRED).totals().openValue())
                .containsExactly(euro("1.00"));
        var after = overview(staying, "2018-01-01T00:00:00Z", Time.OCCURRED);
        assertThat(after.totals().openValue()).containsExactly(euro("3.00"));
        assertThat(ids(after.contacts())).containsExactly(leaving.toString());
        assertThat(overviews().members(new AsOf(merged, Time.OCCURRED), staying).always())
                .isEqualTo(Set.of(staying, leaving));
    }

    private static List<@Nullable Object> ids(List<Map<String, @Nullable Object>> answers) {
        return answers.stream().<@Nullable Object>map(answer -> answer.get("id")).toList();
    }
}
