package dev.rapport.reporting.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMerged;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestResources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Today 6: what happened with a contact while at an account stays with that account. */
class MembersTest {

    /** The first of some days; each further one is named by its number. */
    private static final Instant DAY_0 = Instant.parse("2026-03-02T00:00:00Z");

    private final History history = new History();
    private final Map<String, UUID> accounts = new LinkedHashMap<>();
    private final UUID person = Given.id();

    private static Instant day(int number) {
        return DAY_0.plus(Duration.ofDays(number));
    }

    private UUID account(String name) {
        return accounts.computeIfAbsent(name, _ -> {
            var id = Given.id();
            history.record(id, Given.account(name, day(0)));
            return id;
        });
    }

    /** Accounts by their first letters: {@code ON} is Old and New. */
    private List<UUID> accounts(String names) {
        return names.equals("-")
                ? List.of()
                : names.chars().mapToObj(name -> account(Character.toString(name))).toList();
    }

    /** @param memberships what is said one after the other: accounts, and on which day it was so */
    private void contact(UUID id, String memberships) {
        boolean first = true;
        for (var said : memberships.split(" ", -1)) {
            var details = Given.memberOf("Somchai", accounts(said.split("@", -1)[0]));
            var at = day(Integer.parseInt(said.split("@", -1)[1]));
            history.record(id, first
                    ? new ContactCreated(details, Given.REN, null, at)
                    : new ContactDetailsChanged(details, at));
            first = false;
        }
    }

    private List<RecordDocument> records() {
        var records = new LinkedHashMap<UUID, RecordDocument>();
        for (var event : history.events()) {
            records.put(event.aggregateId(),
                    TestResources.ALL.fold(records.get(event.aggregateId()), event));
        }
        return List.copyOf(records.values());
    }

    private Members members(UUID customer) {
        var records = records();
        return Members.of(records.stream().filter(record -> record.id().equals(customer)).findFirst().orElseThrow(),
                records);
    }

    private RecordDocument deal(UUID customer, int day) {
        var deals = new History();
        return TestResources.ALL.fold(null,
                deals.record(Given.id(), Given.deal("Deal", customer, "talk", null, null, Given.REN, day(day))));
    }

    /** The days, of 1 to 9, whose deals an account has of somebody. */
    private String days(UUID account, UUID customer) {
        var members = members(account);
        var days = new StringBuilder();
        for (int day = 1; day <= 9; day++) {
            if (members.have(deal(customer, day))) {
                days.append(day);
            }
        }
        return days.toString();
    }

    @ParameterizedTest
    @CsvSource({
            // Who changes at 5 leaves behind what was; the other account begins empty.
            "O@2 N@5,        1234, 56789, false, true",
            // Who never changes has everything there, what was before it was said, too.
            "O@4,            123456789, '', true, false",
            // There and back again.
            "O@2 N@4 O@6,    1236789, 45, true, false",
            // In between nobody has it.
            "O@2 -@4 N@6,    123, 6789, false, true",
            // What was before anybody knew of an account is nobody's.
            "-@2 O@4,        456789, '', true, false",
            // For some days in both.
            "O@2 ON@4 N@7,   123456, 456789, false, true",
            // Said twice, or in another order, changes nothing.
            "ON@2 NO@4 ON@5, 123456789, 123456789, true, true",
            // What is put right as of the same day has never been otherwise.
            "O@2 N@2,        '', 123456789, false, true",
            "O@2 N@5 O@5,    123456789, '', true, false",
            // What is told as of a day before the last change takes effect with it.
            "O@4 N@2,        '', 123456789, false, true",
    })
    void anAccountHasWhatHappenedWhileTheContactBelongedToIt(String memberships, String ofOld, String ofNew,
            boolean inOld, boolean inNew) {
        contact(person, memberships);

        assertThat(days(account("O"), person)).as("Old").isEqualTo(ofOld);
        assertThat(days(account("N"), person)).as("New").isEqualTo(ofNew);
        assertThat(members(account("O")).isPresent(person)).isEqualTo(inOld);
        assertThat(members(account("N")).isPresent(person)).isEqualTo(inNew);
        assertThat(days(person, person)).as("the contact").isEqualTo("123456789");
    }

    @Test
    void anAccountHasWhatIsItsOwnWhoeverComesAndGoes() {
        contact(person, "O@2 N@5");

        assertThat(days(account("O"), account("O"))).isEqualTo("123456789");
        assertThat(days(account("N"), account("O"))).isEmpty();
    }

    @Test
    void aDealThatSaysWhichAccountItIsForBelongsToThatOneAlone() {
        contact(person, "ON@2 N@5");
        for (int day : List.of(3, 7)) {
            var deal = TestResources.ALL.fold(null, new History().record(Given.id(),
                    Given.dealFor(account("O"), person, Given.euro("1.00"), day(day))));
            assertThat(members(account("O")).have(deal)).isTrue();
            assertThat(members(account("N")).have(deal)).isFalse();
            assertThat(members(person).have(deal)).isTrue();
        }
    }

    /** Today 7: whichever record something was written to. */
    @Test
    void whoWasMergedIsOnePersonInEveryAccount() {
        var survivor = Given.id();
        contact(person, "O@2 N@5");
        contact(survivor, "-@1");
        history.record(person, new ContactMergedInto(survivor, day(7)));
        history.record(survivor, new ContactMerged(person, day(7)));

        for (var record : List.of(person, survivor)) {
            assertThat(days(account("O"), record)).isEqualTo("1234");
            assertThat(days(account("N"), record)).isEqualTo("56789");
        }
        assertThat(members(account("O")).isPresent(survivor)).isFalse();
        assertThat(members(account("N")).isPresent(survivor)).isTrue();
    }

    @Test
    void whoWasForgottenLeavesTheFiguresOfAccountsAsTheyWere() {
        contact(person, "O@2 N@5");
        history.record(person, new ContactErased("asked", day(8)));

        assertThat(days(account("O"), person)).isEqualTo("1234");
        assertThat(days(account("N"), person)).isEqualTo("56789");
    }

    @Test
    void theLeadThatAContactCameFromGoesWithIt() {
        var lead = Given.id();
        account("O");
        history.record(lead, Given.lead("Somchai", null, null, null, day(0)));
        history.record(person, new ContactCreated(Given.memberOf("Somchai", accounts("O")), Given.REN, lead, day(4)));
        history.record(person, new ContactDetailsChanged(Given.memberOf("Somchai", accounts("N")), day(6)));

        assertThat(days(account("O"), lead)).isEqualTo("12345");
        assertThat(days(account("N"), lead)).isEqualTo("6789");
    }

    @Test
    void theContactSaysWhichAccountsItHasBelongedToAndSinceWhen() {
        contact(person, "O@2 N@5 N@6 -@7");

        var contact = records().stream().filter(record -> record.id().equals(person)).findFirst().orElseThrow();
        assertThat(contact.answer().get("memberships")).isEqualTo(Stream.of("O 2", "N 5", "- 7")
                .map(said -> Map.of("accountIds",
                        accounts(said.substring(0, 1)).stream().map(UUID::toString).toList(), "since",
                        day(Integer.parseInt(said.substring(2))).toString()))
                .toList());
    }

    @Test
    void manyWhoCameAndWentAreAskedForTogether() {
        var others = new ArrayList<UUID>();
        for (int i = 0; i < 50; i++) {
            others.add(Given.id());
            contact(others.getLast(), "O@2 N@5");
        }

        var members = members(account("O"));
        assertThat(members.atTimes()).hasSameElementsAs(others);
        assertThat(members.always()).containsExactly(account("O"));
        assertThat(members.query("customerId", "createdAt").toString()).containsOnlyOnce("range=")
                .contains(others.getFirst().toString(), others.getLast().toString());
    }
}
