package dev.rapport.reporting.list;

import static dev.rapport.reporting.list.ListIT.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.account.AccountCreated;
import dev.rapport.events.account.AccountDetails;
import dev.rapport.events.contact.ContactClassified;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactKindsChanged;
import dev.rapport.events.contact.NeedClosed;
import dev.rapport.events.contact.NeedRecorded;
import dev.rapport.events.customer.Email;
import dev.rapport.events.customer.Handle;
import dev.rapport.events.customer.Need;
import dev.rapport.events.customer.NextStep;
import dev.rapport.events.customer.Phone;
import dev.rapport.events.customer.PostalAddress;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import dev.rapport.events.lead.LeadDisqualified;
import dev.rapport.events.lead.NextStepDone;
import dev.rapport.events.lead.NextStepSet;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.Duplicates;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** F01, F73: what there are several of is found by each of them. */
class SeveralIT {

    private static final Reader REN = TestReaders.of(new Caller(Given.REN, Set.of(Role.REP)));
    private static final UUID NOK = Given.id();
    private static final UUID LEK = Given.id();
    private static final UUID SIAM = Given.id();

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));
    private final ListStore lists = new ListStore(index.reader());

    @BeforeEach
    void records() {
        history.record(NOK, new ContactCreated(Details.of(ContactDetails.class, "name", "Nok", "email", "nok@a.example",
                "emails",
                List.of(new Email("nok@a.example", "work", true), new Email("nok@home.example", "home", null)),
                "phone", "+66812345678", "phones",
                List.of(new Phone("+66812345678", null, true), new Phone("+6625550100;ext=12", "work", null)),
                "addresses",
                List.of(new PostalAddress("work", List.of("99/1 Sukhumvit Road"), null, "Bangkok", null, "10110", "TH"),
                        new PostalAddress(null, List.of(), "Mueang", "Chiang Mai", null, null, "TH")),
                "handles", List.of(new Handle("line", "nok.j")), "externalIds",
                Map.of("salesforce", "0035AB", "sap", "7")), Given.REN, null, history.now()));
        history.record(LEK, Given.contact("Lek", "lek@a.example", null, history.now()));
        history.record(SIAM, new AccountCreated(Details.of(AccountDetails.class, "name", "Siam", "domains",
                List.of("siam.example", "สยาม.example")), Given.REN, null, history.now()));
        index.apply(history.events()).visible();
    }

    @Test
    void filtersFindEachOfThem() {
        assertThat(ids("contact", "email", "nok@a.example")).containsExactly(NOK);
        assertThat(ids("contact", "email", "NOK@home.example")).containsExactly(NOK);
        assertThat(ids("contact", "phone", "+66 2 555 0100 ext. 12")).containsExactly(NOK);
        assertThat(ids("contact", "city", "chiang mai")).containsExactly(NOK);
        assertThat(ids("contact", "country", "TH", "postalCode", "10110")).containsExactly(NOK);
        assertThat(ids("contact", "city", "Phuket")).isEmpty();
        assertThat(ids("account", "domain", "SIAM.example")).containsExactly(SIAM);
    }

    @Test
    void theSearchFindsEachOfThem() {
        for (var text : List.of("nok@home.example", "home.example", "025550100", "sukhumvit", "chiang mai", "nok.j")) {
            assertThat(ids("contact", "q", text)).as(text).containsExactly(NOK);
        }
        assertThat(ids("account", "q", "สยาม.example")).containsExactly(SIAM);
    }

    @Test
    void conditionsNameTheirParts() {
        assertThat(where("emails.address", "eq", "\"NOK@home.example\"")).containsExactly(NOK);
        assertThat(where("emails.kind", "in", "[\"home\"]")).containsExactly(NOK);
        assertThat(where("emails.address", "isNull", null)).containsExactly(LEK);
        assertThat(where("addresses.city", "startsWith", "\"chiang\"")).containsExactly(NOK);
        assertThat(where("addresses.lines", "contains", "\"sukhumvit\"")).containsExactly(NOK);
        assertThat(where("handles.network", "ne", "\"line\"")).containsExactly(LEK);
    }

    /** F73. */
    @Test
    void idsOfOtherSystemsAreFoundByTheKeyOfTheSystem() {
        assertThat(ids("contact", "externalIds.salesforce", "0035ab", "externalIds.sap", "7")).containsExactly(NOK);
        assertThat(ids("contact", "externalIds.sap", "0035AB")).isEmpty();
        assertThat(ids("contact", "externalIds.sap", "8", "externalIds.sap", "7")).containsExactly(NOK);
        assertThat(where("externalIds.salesforce", "eq", "\"0035ab\"")).containsExactly(NOK);
        assertThat(where("externalIds.sap", "isNull", null)).containsExactly(LEK);
        assertThat(where("externalIds.salesforce", "startsWith", "\"0035\"")).containsExactly(NOK);
        assertThat(where("externalIds.salesforce", "contains", "\"5a\"")).containsExactly(NOK);
        assertThat(where("externalIds.sap", "contains", "\"5a\"")).isEmpty();
        assertThat(where("externalIds.sap", "nin", "[\"7\"]")).containsExactly(LEK);
        assertThatThrownBy(() -> ids("contact", "externalIds.Sales Force", "1")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> where("externalIds.", "eq", "\"1\"")).isInstanceOf(ProblemException.class);
    }

    /** F01, F14. */
    @Test
    void kindsAndNeedsNarrowLists() {
        history.record(NOK, new ContactKindsChanged(List.of("subscriber"), List.of(), history.now()));
        history.record(NOK, new ContactClassified("prospect", "normal", null, "potential", "normal", history.now()));
        history.record(NOK, new ContactClassified("customer", "normal", null, "prospect", "normal", history.now()));
        var need = Given.id();
        history.record(NOK, new NeedRecorded(need, new Need("goal", "A second storehouse", null, null, "now"),
                history.now()));
        history.record(NOK, new NeedClosed(need, "met", history.now()));
        index.apply(history.events()).visible();

        assertThat(ids("contact", "kinds", "subscriber")).containsExactly(NOK);
        assertThat(ids("contact", "kinds", "customer", "kinds", "advocate")).containsExactly(NOK);
        assertThat(ids("contact", "kinds", "advocate")).isEmpty();
        assertThatThrownBy(() -> ids("contact", "kinds", "supplier")).isInstanceOf(ProblemException.class);
        assertThat(ids("contact", "need", "goal")).containsExactly(NOK);
        assertThat(ids("contact", "q", "storehouse")).containsExactly(NOK);
        assertThat(where("needs.outcome", "eq", "\"met\"")).containsExactly(NOK);
        history.record(NOK, new ContactErased("asked", history.now()));
        index.apply(history.events()).visible();
        assertThat(ids("contact", "q", "storehouse", "status", "erased")).isEmpty();
    }

    /** F09. */
    @Test
    void whatIsToBeDoneNextIsSortedByAndOverdueOnceItsDayIsOver() {
        var yesterday = Given.id();
        var today = Given.id();
        var closed = Given.id();
        var done = Given.id();
        var day = LocalDate.now(ZoneOffset.UTC);
        for (var id : List.of(yesterday, today, closed, done)) {
            history.record(id, Given.lead("Nok", null, null, null, history.now()));
            history.record(id, new NextStepSet(new NextStep("Call back", id.equals(today) ? day : day.minusDays(1),
                    "phone"), history.now()));
        }
        history.record(closed, new LeadDisqualified("No", history.now()));
        history.record(done, new NextStepDone("Call back", history.now()));
        index.apply(history.events()).visible();

        assertThat(ids("lead", "nextStepOverdue", "true")).containsExactly(yesterday);
        assertThat(ids("lead", "nextStepOverdue", "false")).containsExactlyInAnyOrder(today, closed, done);
        assertThat(ids("lead", "sort", "nextStep.dueOn", "status", "new")).containsExactly(yesterday, today, done);
        assertThat(ids("lead", "nextStepDueFrom", day.toString())).containsExactly(today);
        assertThat(ids("lead", "nextStepChannel", "phone", "q", "call back", "status", "disqualified"))
                .containsExactly(closed);
    }

    @Test
    void whoIsForgottenIsFoundByNoneOfThem() {
        history.record(NOK, new ContactErased("asked", history.now()));
        history.record(LEK, Given.renamed("Lek, who lives with nok@home.example", history.now()));
        index.apply(history.events()).visible();

        assertThat(ids("contact", "email", "nok@home.example", "status", "erased")).isEmpty();
        assertThat(ids("contact", "q", "nok@home.example", "status", "erased")).isEmpty();
        assertThat(ids("contact", "city", "Bangkok", "status", "erased")).isEmpty();
    }

    private List<UUID> where(String field, String operator, @org.jspecify.annotations.Nullable String value) {
        return ids("contact", "where", "{\"field\":\"%s\",\"op\":\"%s\"%s}".formatted(field, operator,
                value == null ? "" : ",\"value\":" + value));
    }

    private List<UUID> ids(String kind, String... parameters) {
        return lists.page(
                ListQuery.of(KnownFields.of(TestResources.ALL.of(kind)), REN, parameters(parameters), Alphabet.LATIN,
                        Wheres.of(REN)).having(new Duplicates(index.reader())::query))
                .ids();
    }
}
