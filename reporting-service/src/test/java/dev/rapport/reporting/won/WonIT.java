package dev.rapport.reporting.won;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.field.Details;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.owner.OwnerFilter;
import dev.rapport.reporting.owner.Owners;
import dev.rapport.reporting.past.AsOf;
import dev.rapport.reporting.pipeline.ClosedDeals;
import dev.rapport.reporting.pipeline.DealPeriodsFold;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestRecords;
import dev.rapport.reporting.support.TestResources;
import dev.rapport.reporting.won.WonReport.WonFigures;
import dev.rapport.reporting.won.WonReport.WonGroup;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Today 14. */
class WonIT {

    private static final UUID MANAGER = Given.id();

    private final History history = new History();
    private final Instant opened = Instant.parse("2026-03-02T09:00:00Z");
    private final UUID account = Given.id();
    private final UUID member = Given.id();
    private final UUID lead = Given.id();
    private final TestIndex deals = TestIndex.of(new DealPeriodsFold());
    private final TestIndex search = TestIndex.of(new SearchFold(TestResources.ALL));
    private final Owners owners = new Owners(search.reader(), TestReaders.all());

    WonIT() {
        employee(MANAGER, null, "Head");
        employee(Given.REN, MANAGER, "North");
        employee(Given.ROSA, Given.REN, "South");
        history.record(account, Given.account("Acme", opened));
        history.record(lead, Given.lead("Nok", null, null, null, opened));
        history.record(member, new ContactCreated(Given.memberOf("Ada", List.of(account)), Given.REN, lead, opened));
        won(account, Given.REN, "100.00", 1);
        won(member, Given.REN, "200.05", 2);
        won(member, Given.ROSA, null, 30);
        closed(account, Given.ROSA, "7.00", 3, false);
        var again = won(account, Given.REN, "1000.00", 1);
        history.record(again, new DealReopened("talk", opened.plus(Duration.ofDays(4))));
        deals.apply(history.events()).visible();
        search.apply(history.events()).visible();
    }

    @Test
    void saysWhatWasWonHowOftenAndHowFast() {
        assertThat(report(null, ZoneOffset.UTC).total()).isEqualTo(new WonFigures(3, 1, List.of(Given.euro("300.05")),
                new BigDecimal("0.7500"), 2L, new BigDecimal("11.00")));
    }

    @Test
    void groupsByOwnerTeamAccountAndSource() {
        assertThat(keys(GroupBy.OWNER)).containsExactly(Given.REN.toString(), Given.ROSA.toString());
        assertThat(keys(GroupBy.TEAM)).containsExactly("North", "South");
        assertThat(keys(GroupBy.ACCOUNT)).containsExactly(account.toString());
        assertThat(keys(GroupBy.SOURCE)).containsExactly("web", null);
        var rosa = report(GroupBy.OWNER, ZoneOffset.UTC).groups().getLast().closed();
        assertThat(rosa).isEqualTo(new WonFigures(1, 1, List.of(), new BigDecimal("0.5000"), 30L,
                new BigDecimal("30.00")));
    }

    /** Today 6: what was opened with Ada at Acme stays with Acme; Today 7: whichever record of Ada it was. */
    @Test
    void aDealBelongsToTheAccountThatItsCustomerBelongedToWhenItWasOpened() {
        var next = Given.id();
        var duplicate = Given.id();
        history.record(next, Given.account("Next", opened));
        history.record(member, new ContactDetailsChanged(Given.memberOf("Ada", List.of(next)),
                opened.plus(Duration.ofDays(40))));
        history.record(duplicate, Given.contact("Ada B.", null, null, opened));
        history.record(duplicate, new ContactMergedInto(member, opened.plus(Duration.ofDays(50))));
        history.record(member, new ContactMerged(duplicate, opened.plus(Duration.ofDays(50))));
        closed(member, Given.REN, "3.00", 5, true, opened.plus(Duration.ofDays(45)));
        closed(duplicate, Given.REN, "4.00", 5, true, opened.plus(Duration.ofDays(41)));
        deals.apply(history.since(history.size() - 4)).visible();

        assertThat(report(GroupBy.ACCOUNT, ZoneOffset.UTC).groups())
                .extracting(WonGroup::key, group -> group.closed().won())
                .containsExactly(tuple(account.toString(), 3L), tuple(next.toString(), 2L));
    }

    /** Today 6. */
    @Test
    void aDealThatSaysItsAccountIsWonWithThatOne() {
        var other = Given.id();
        history.record(member, new ContactDetailsChanged(Given.memberOf("Ada", List.of(account, other)), opened));
        var deal = Given.id();
        history.record(deal, Given.dealFor(other, member, Given.euro("1.00"), opened));
        history.record(deal, new DealWon("talk", opened));
        deals.apply(history.since(history.size() - 2)).visible();

        assertThat(report(GroupBy.ACCOUNT, ZoneOffset.UTC).groups())
                .extracting(WonGroup::key, group -> group.closed().won())
                .containsExactlyInAnyOrder(tuple(null, 2L), tuple(account.toString(), 1L),
                        tuple(other.toString(), 1L));
    }

    @Test
    void monthsAndQuartersAreThoseOfTheCompany() {
        closed(account, Given.REN, "5.00", 0, true, Instant.parse("2026-03-31T20:00:00Z"));
        deals.apply(history.since(history.size() - 2)).visible();

        assertThat(keys(GroupBy.MONTH)).containsExactly("2026-03", "2026-04");
        assertThat(report(GroupBy.MONTH, ZoneOffset.UTC).groups().getFirst().closed().won()).isEqualTo(3);
        assertThat(report(GroupBy.MONTH, ZoneId.of("Asia/Bangkok")).groups().getFirst().closed().won()).isEqualTo(2);
        assertThat(keys(GroupBy.QUARTER)).containsExactly("2026-Q1", "2026-Q2");
    }

    @Test
    void whatABossAsksForIncludesEverybodyBelow() {
        assertThat(owned(new OwnerFilter(List.of(), List.of(), List.of(MANAGER)))).isEqualTo(3);
        assertThat(owned(new OwnerFilter(List.of(), List.of(), List.of(Given.ROSA)))).isEqualTo(1);
        assertThat(owned(new OwnerFilter(List.of(MANAGER), List.of(), List.of()))).isZero();
        assertThat(owned(new OwnerFilter(List.of(Given.REN, Given.ROSA), List.of(), List.of()))).isEqualTo(3);
        assertThat(owned(new OwnerFilter(List.of(), List.of("North", "Head"), List.of()))).isEqualTo(2);
        assertThat(owned(new OwnerFilter(List.of(), List.of("North"), List.of(Given.ROSA)))).isZero();
    }

    @Test
    void takesTheTimeInWhichDealsWereClosed() {
        var day = new ClosedDeals.Asked(Given.PIPELINE, null, opened.plus(Duration.ofDays(2)),
                opened.plus(Duration.ofDays(3)), null);

        assertThat(store(ZoneOffset.UTC).report(day, null, ids -> java.util.Map.of()).total().won()).isEqualTo(1);
    }

    /** Today 13: won in 2017 and told in 2026. */
    @Test
    void asOfTheEndOf2017ShowsWhatWasWonBySomethingToldLater() {
        var id = closed(account, Given.REN, "9.00", 10, true, Instant.parse("2017-04-01T00:00:00Z"));
        history.record(id, new DealReopened("talk", Instant.parse("2018-03-01T00:00:00Z")));
        deals.apply(history.since(history.size() - 3)).visible();

        var occurred = new AsOf(Instant.parse("2017-12-31T23:59:59Z"), AsOf.Time.OCCURRED);
        var recorded = new AsOf(Instant.parse("2017-12-31T23:59:59Z"), AsOf.Time.RECORDED);
        assertThat(asOf(occurred)).isEqualTo(new WonFigures(1, 0, List.of(Given.euro("9.00")), new BigDecimal("1.0000"),
                10L, new BigDecimal("10.00")));
        assertThat(asOf(recorded).won()).isZero();
        assertThat(asOf(new AsOf(Instant.parse("2018-12-31T23:59:59Z"), AsOf.Time.OCCURRED)).won()).isZero();
    }

    private WonFigures asOf(AsOf asOf) {
        return store(ZoneOffset.UTC).report(new ClosedDeals.Asked(null, null, null, null, asOf), null,
                ids -> java.util.Map.of()).total();
    }

    private long owned(OwnerFilter filter) {
        @Nullable
        Set<UUID> whose = owners.of(filter, null);
        return store(ZoneOffset.UTC).report(new ClosedDeals.Asked(null, whose, null, null, null), null,
                ids -> java.util.Map.of()).total().won();
    }

    private List<@Nullable String> keys(GroupBy by) {
        return report(by, ZoneOffset.UTC).groups().stream().<@Nullable String>map(WonGroup::key).toList();
    }

    private WonReport report(@Nullable GroupBy by, ZoneId zone) {
        var records = new TestRecords().apply(history.events());
        return store(zone).report(new ClosedDeals.Asked(null, null, null, null, null), by,
                ids -> records.records().find(records.copy(), ids));
    }

    private WonStore store(ZoneId zone) {
        return new WonStore(new ClosedDeals(deals.reader()), owners, zone);
    }

    private void employee(UUID id, @Nullable UUID manager, String team) {
        history.record(id, new EmployeeCreated(
                Details.of(EmployeeDetails.class, "name", "E", "email", team + "@example.com", "role", "rep",
                        "managerId", manager, "team", team),
                opened));
    }

    private UUID won(UUID customer, UUID owner, @Nullable String euros, int days) {
        return closed(customer, owner, euros, days, true);
    }

    private UUID closed(UUID customer, UUID owner, @Nullable String euros, int days, boolean won) {
        return closed(customer, owner, euros, days, won, opened);
    }

    private UUID closed(UUID customer, UUID owner, @Nullable String euros, int days, boolean won, Instant at) {
        var id = Given.id();
        history.record(id,
                new DealCreated(
                        Details.of(DealDetails.class, "title", "Deal", "amount",
                                euros == null ? null : Given.euro(euros)),
                        customer, null, Given.PIPELINE, "talk", owner, null, at));
        var end = at.plus(Duration.ofDays(days));
        history.record(id, won ? new DealWon("talk", end) : new DealLost("talk", "price", end));
        return id;
    }
}
