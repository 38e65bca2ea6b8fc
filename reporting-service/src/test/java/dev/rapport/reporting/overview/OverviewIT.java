package dev.rapport.reporting.overview;

import static dev.rapport.reporting.support.Given.euro;
import static dev.rapport.reporting.support.Given.id;
import static dev.rapport.reporting.support.Given.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.contact.ContactUnmerged;
import dev.rapport.events.contact.ContactUnmergedFrom;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.mongodb.MongodbCopy;
import dev.rapport.reporting.record.Derivation;
import dev.rapport.reporting.record.RecordChange;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestRecords;
import dev.rapport.reporting.support.TestResources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverviewIT {

    static final ReadableParts ALL_IS_READABLE = (_, _, _, _) -> {
        throw new IllegalStateException("An administrator reads all of it");
    };

    private final History history = new History();
    private final Instant at = history.now();

    private static CustomerOverview of(TestRecords records, UUID id) {
        return new Overviews(records.records(), TestResources.ALL, ALL_IS_READABLE).of(records.copy(), id,
                TestReaders.ADMIN);
    }

    private CustomerOverview overview(UUID id) {
        return of(new TestRecords(new Customers()).apply(history.events()), id);
    }

    private static List<@Nullable Object> ids(List<Map<String, @Nullable Object>> answers) {
        var ids = new ArrayList<@Nullable Object>();
        answers.forEach(answer -> ids.add(answer.get("id")));
        return ids;
    }

    private UUID contact(List<UUID> accounts) {
        var id = id();
        history.record(id, new ContactCreated(Given.memberOf("Somchai", accounts), Given.REN, null, at));
        return id;
    }

    private UUID deal(UUID customer, String amount) {
        var id = id();
        history.record(id, Given.deal("Deal", customer, "talk", euro(amount), null, Given.REN, at));
        return id;
    }

    @Test
    void dealsCountByWhatBecameOfThemAndMoneyByItsCurrency() {
        var customer = contact(List.of());
        var won = deal(customer, "10.00");
        history.record(won, Given.dealChanged("Deal", euro("12.50"), null, at));
        history.record(won, new DealWon("payment", at));
        var lost = deal(customer, "7.00");
        history.record(lost, new DealLost("talk", "price", at));
        var reopened = deal(customer, "3.00");
        history.record(reopened, new DealLost("talk", "price", at));
        history.record(reopened, new DealReopened("talk", at));
        history.record(id(), Given.deal("Baht", customer, "talk", money("100", "THB"), null, Given.REN, at));

        var totals = overview(customer).totals();
        assertThat(totals.openDeals()).isEqualTo(2);
        assertThat(totals.wonDeals()).isEqualTo(1);
        assertThat(totals.lostDeals()).isEqualTo(1);
        assertThat(totals.openValue()).containsExactly(euro("3.00"), money("100", "THB"));
        assertThat(totals.wonValue()).containsExactly(euro("12.50"));
    }

    @Test
    void onlyTheLatestInteractionsAreListedAndAllAreCounted() {
        var customer = contact(List.of());
        IntStream.range(0, 30).forEach(i -> history.record(id(), Given.call(customer, "call " + i,
                at.plusSeconds(i))));
        var overview = overview(customer);
        assertThat(overview.interactions()).hasSize(20).first()
                .satisfies(first -> assertThat(first).containsEntry("summary", "call 29"));
        assertThat(overview.totals().interactions()).isEqualTo(30);
        assertThat(overview.totals().lastInteractionAt()).isEqualTo(at.plusSeconds(29));
    }

    @Test
    void anAccountRollsUpItsContacts() {
        var account = id();
        history.record(account, Given.account("Acme", at));
        var contact = contact(List.of(account));
        deal(account, "1.00");
        deal(contact, "2.00");

        assertThat(overview(account).totals().openValue()).containsExactly(euro("3.00"));
        assertThat(ids(overview(contact).accounts())).containsExactly(account.toString());
    }

    /** Today 6. */
    @Test
    void whatHappenedAtTheOldAccountStaysThereAndTheNewOneBeginsEmpty() {
        var before = id();
        var after = id();
        history.record(before, Given.account("Old", at));
        history.record(after, Given.account("New", at));
        var contact = contact(List.of(before));
        var deal = deal(contact, "4.00");
        history.record(id(), Given.call(contact, "At Old", at.plusSeconds(10)));
        history.record(contact,
                new ContactDetailsChanged(Given.memberOf("Somchai", List.of(after)), at.plusSeconds(60)));

        assertThat(overview(before).totals())
                .isEqualTo(new CustomerOverview.CustomerTotals(1, 1, 0, 0, List.of(euro("4.00")), List.of(),
                        1, at.plusSeconds(10)));
        assertThat(ids(overview(before).deals())).containsExactly(deal.toString());
        assertThat(overview(before).interactions()).hasSize(1);
        assertThat(overview(before).contacts()).isEmpty();
        assertThat(overview(after).totals())
                .isEqualTo(CustomerOverview.CustomerTotals.of(Totals.NONE, TestReaders.ADMIN));
        assertThat(overview(after).deals()).isEmpty();
        assertThat(ids(overview(after).contacts())).containsExactly(contact.toString());

        history.record(id(), Given.deal("Later", contact, "talk", euro("8.00"), null, Given.REN, at.plusSeconds(90)));
        history.record(deal, new DealWon("payment", at.plusSeconds(100)));
        assertThat(overview(before).totals().wonValue()).containsExactly(euro("4.00"));
        assertThat(overview(before).totals().deals()).isEqualTo(1);
        assertThat(overview(after).totals().openValue()).containsExactly(euro("8.00"));
        assertThat(overview(contact).totals().deals()).isEqualTo(2);
    }

    /** Today 6. */
    @Test
    void aDealOfAContactWithTwoAccountsCountsForTheOneThatItSays() {
        var one = id();
        var other = id();
        history.record(one, Given.account("One", at));
        history.record(other, Given.account("Other", at));
        var contact = contact(List.of(one, other));
        history.record(id(), Given.dealFor(one, contact, euro("1.00"), at));
        history.record(id(), Given.dealFor(other, contact, euro("2.00"), at));
        // Recorded before deals could say it.
        deal(contact, "4.00");
        // Of somebody who never belonged to it, as after a conversion.
        history.record(id(), Given.dealFor(one, contact(List.of()), euro("8.00"), at));

        assertThat(overview(one).totals().openValue()).containsExactly(euro("13.00"));
        assertThat(overview(one).deals()).hasSize(3);
        assertThat(ids(overview(one).contacts())).containsExactly(contact.toString());
        assertThat(overview(other).totals().openValue()).containsExactly(euro("6.00"));
        assertThat(overview(contact).totals().openValue()).containsExactly(euro("7.00"));
    }

    @Test
    void aMergedContactShowsInTheSurvivorUntilTheyAreUnmerged() {
        var survivor = contact(List.of());
        var duplicate = contact(List.of());
        deal(survivor, "1.00");
        deal(duplicate, "2.00");
        history.record(id(), Given.call(duplicate, "hello", at));
        history.record(survivor, new ContactMerged(duplicate, at));
        history.record(duplicate, new ContactMergedInto(survivor, at));
        var merged = overview(survivor);
        assertThat(merged.totals().openValue()).containsExactly(euro("3.00"));
        assertThat(merged.interactions()).hasSize(1);
        assertThat(ids(merged.contacts())).containsExactly(duplicate.toString());

        history.record(survivor, new ContactUnmerged(duplicate, at));
        history.record(duplicate, new ContactUnmergedFrom(survivor, at));
        assertThat(overview(survivor).totals().openValue()).containsExactly(euro("1.00"));
        assertThat(overview(duplicate).totals().openValue()).containsExactly(euro("2.00"));
    }

    /** Today 7. */
    @Test
    void anAccountListsThePersonWhomItsContactWasMergedInto() {
        var account = id();
        history.record(account, Given.account("Acme", at));
        var survivor = contact(List.of());
        var duplicate = contact(List.of(account));
        deal(duplicate, "2.00");
        history.record(survivor, new ContactMerged(duplicate, at));
        history.record(duplicate, new ContactMergedInto(survivor, at));

        var overview = overview(account);
        assertThat(ids(overview.contacts())).containsExactly(survivor.toString());
        assertThat(overview.totals().openDeals()).isEqualTo(1);
    }

    /** Today 14. */
    @Test
    void saysHowManyThereAreAndWhereTheRestIs() {
        var customer = contact(List.of());
        for (int i = 0; i < 101; i++) {
            deal(customer, "1.00");
        }

        var overview = overview(customer);
        assertThat(overview.deals()).hasSize(100);
        assertThat(overview.totals().deals()).isEqualTo(101);
        assertThat(overview.links().deals()).isEqualTo("/api/deals?customerId=" + customer);
    }

    @Test
    void aContactShowsTheLeadItCameFrom() {
        var lead = id();
        history.record(lead, Given.lead("Somchai", null, null, null, at));
        history.record(id(), Given.call(lead, "first call", at));
        var contact = id();
        history.record(contact, Given.contactOf(lead, "Somchai", at));
        var overview = overview(contact);
        assertThat(ids(overview.leads())).containsExactly(lead.toString());
        assertThat(overview.interactions()).hasSize(1);
        assertThat(overview.totals().interactions()).isEqualTo(1);
    }

    @Test
    void aParkedEventThatIsRedrivenCountsThoughOthersOvertookItAndCountsOnce() {
        var customer = contact(List.of());
        var records = new TestRecords(new Customers());
        var parked = deal(customer, "1.00");
        history.record(parked, new DealWon("payment", at));
        IntStream.range(0, 9).forEach(i -> deal(customer, "10.00"));
        var deliveries = records.deliveries(history.events());
        var late = deliveries.stream().filter(delivery -> delivery.event().aggregateId().equals(parked)).toList();
        var others = new ArrayList<>(deliveries);
        others.removeAll(late);
        records.copy().apply(new EventBatch(others, Map.of()));
        for (int i = 0; i < 2; i++) {
            for (var delivery : late) {
                records.copy().apply(new EventBatch(List.of(new Delivery(delivery.event(), delivery.partition(),
                        delivery.offset(), true)), Map.of()));
            }
        }
        var totals = of(records, customer).totals();
        assertThat(totals.openDeals()).isEqualTo(9);
        assertThat(totals.wonValue()).containsExactly(euro("1.00"));
    }

    /** Fails every now and then after the customers have been written and before the records are. */
    private static final class Crashing implements Derivation {

        private final Random random;

        Crashing(Random random) {
            this.random = random;
        }

        @Override
        public List<String> collections() {
            return List.of();
        }

        @Override
        public void write(MongodbCopy.Collections collections, List<RecordChange> changes) {
            if (random.nextInt(3) == 0) {
                throw new SinkUnavailableException("crash");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void crashesRepetitionsAndLateWritersChangeNothing(long seed) {
        var random = new Random(seed);
        var customers = randomHistory(random);
        var plain = new TestRecords(new Customers()).apply(history.events());

        var troubled = new TestRecords(new Customers(), new Crashing(random));
        var deliveries = new ArrayList<>(troubled.deliveries(history.events()));
        // Partitions advance independently of each other, and each goes back to its checkpoint every now and then.
        var byPartition = new HashMap<Object, List<Delivery>>();
        deliveries.forEach(delivery -> byPartition.computeIfAbsent(delivery.partition(), _ -> new ArrayList<>())
                .add(delivery));
        var next = new HashMap<Object, Integer>();
        var open = new ArrayList<>(byPartition.keySet());
        while (!open.isEmpty()) {
            var partition = open.get(random.nextInt(open.size()));
            var all = byPartition.getOrDefault(partition, List.of());
            int from = next.getOrDefault(partition, 0);
            int start = random.nextInt(4) == 0 ? Math.max(0, from - random.nextInt(8)) : from;
            int end = Math.min(all.size(), Math.max(start + 1, from + random.nextInt(6)));
            try {
                troubled.copy().apply(new EventBatch(all.subList(start, end), Map.of()));
                next.put(partition, Math.max(from, end));
            } catch (SinkUnavailableException e) {
                // Again, with other limits.
            }
            if (next.getOrDefault(partition, 0) == all.size()) {
                open.remove(partition);
            }
        }
        for (var customer : customers) {
            assertThat(of(troubled, customer)).isEqualTo(of(plain, customer));
        }
    }

    private List<UUID> randomHistory(Random random) {
        var account = id();
        history.record(account, Given.account("Acme", at));
        var customers = new ArrayList<>(List.of(account));
        IntStream.range(0, 4).forEach(i -> customers.add(contact(random.nextBoolean() ? List.of(account) : List.of())));
        var contacts = List.copyOf(customers.subList(1, 5));
        var deals = new ArrayList<UUID>();
        for (int i = 0; i < 150; i++) {
            var customer = customers.get(random.nextInt(customers.size()));
            switch (random.nextInt(7)) {
                case 6 -> history.record(contacts.get(random.nextInt(4)), new ContactDetailsChanged(
                        Given.memberOf("Somchai", random.nextBoolean() ? List.of(account) : List.of()),
                        at.plusSeconds(random.nextInt(999))));
                case 0, 1 ->
                    history.record(id(), Given.call(customer, "call " + i, at.plusSeconds(random.nextInt(999))));
                case 2 -> deals.add(deal(customer, random.nextInt(100) + ".50"));
                default -> {
                    if (!deals.isEmpty()) {
                        var deal = deals.get(random.nextInt(deals.size()));
                        history.record(deal, switch (random.nextInt(4)) {
                            case 0 -> new DealWon("payment", at);
                            case 1 -> new DealLost("talk", "price", at);
                            case 2 -> new DealReopened("talk", at);
                            default -> Given.dealChanged("Deal", euro(random.nextInt(100) + ".25"), null, at);
                        });
                    }
                }
            }
        }
        return customers;
    }
}
