package dev.rapport.reporting.list;

import static dev.rapport.reporting.list.ListIT.parameters;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.contact.ContactCreated;
import dev.rapport.events.contact.ContactDetails;
import dev.rapport.events.contact.ContactDetailsChanged;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.CustomType;
import dev.rapport.events.field.Details;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.custom.DefinedFields;
import dev.rapport.reporting.list.Facets.Facet;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.search.TextQuery;
import dev.rapport.reporting.support.Definitions;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** F12: lists are narrowed, sorted and counted by fields that the company has defined. */
class CustomListIT {

    private static final Reader REN = TestReaders.of(new Caller(Given.REN, Set.of(Role.REP)));
    private static final DefinedFields DEFINED = new DefinedFields(List.of(
            Definitions.of("contact", "tier", CustomType.CHOICE, List.of("Gold", "silver")),
            Definitions.of("contact", "interests", CustomType.MULTI_CHOICE, List.of("carts", "trucks")),
            Definitions.of("contact", "seats", CustomType.INTEGER, List.of()),
            Definitions.of("contact", "discount", CustomType.DECIMAL, List.of()),
            Definitions.of("contact", "renewal", CustomType.DATE, List.of()),
            Definitions.of("contact", "seen", CustomType.INSTANT, List.of()),
            Definitions.of("contact", "vip", CustomType.BOOLEAN, List.of()),
            Definitions.of("contact", "budget", CustomType.MONEY, List.of()),
            Definitions.of("contact", "motto", CustomType.TEXT, List.of()),
            Definitions.of("contact", "advisor", CustomType.EMPLOYEE, List.of()),
            Definitions.archived("contact", "gone", CustomType.TEXT)));
    private static final KnownFields CONTACTS = DEFINED.of(TestResources.ALL.of("contact"));

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));
    private final ListStore lists = new ListStore(index.reader());
    private final UUID ann = contact("Ann", Map.of("tier", "Gold", "seats", 12, "discount", "2.5", "renewal",
            "2027-01-15", "vip", true, "motto", "Ähre wem Ehre gebührt", "interests", List.of("carts", "trucks"),
            "budget", Map.of("amount", "1250.00", "currency", "EUR"), "advisor", Given.REN.toString(), "seen",
            "2026-11-01T23:30:00Z"));
    private final UUID bob = contact("Bob", Map.of("tier", "silver", "seats", 9, "discount", "-10", "renewal",
            "2026-12-31", "vip", false, "motto", "Zwei", "interests", List.of("trucks"), "budget",
            Map.of("amount", "20.00", "currency", "EUR"), "seen", "2026-11-02T10:00:00Z"));
    private final UUID cem = contact("Cem", Map.of("tier", "Gold", "seats", 9007199254740992L, "discount",
            "0.000001", "budget", Map.of("amount", "99999.00", "currency", "USD"), "motto", "12"));
    private final UUID dan = contact("Dan", null);

    private UUID contact(String name, @Nullable Map<String, Object> custom) {
        var id = Given.id();
        history.record(id, new ContactCreated(details(name, custom), Given.REN, null, history.now()));
        return id;
    }

    private static ContactDetails details(String name, @Nullable Map<String, Object> custom) {
        return Details.of(ContactDetails.class, "name", name, "custom",
                custom == null ? null : new HashMap<String, @Nullable Object>(custom));
    }

    private CustomListIT() {
        index.apply(history.events()).visible();
    }

    @Test
    void valuesAreAskedForAsOthersAre() {
        assertThat(ids("custom.tier", "Gold")).containsExactlyInAnyOrder(ann, cem);
        assertThat(ids("custom.tier", "Gold", "custom.tier", "silver")).containsExactlyInAnyOrder(ann, bob, cem);
        assertThat(ids("custom.interests", "carts")).containsExactly(ann);
        assertThat(ids("custom.vip", "false")).containsExactly(bob);
        assertThat(ids("custom.motto", "ähre wem ehre GEBÜHRT")).containsExactly(ann);
        assertThat(ids("custom.motto", "12")).containsExactly(cem);
        assertThat(ids("custom.seats", "9")).containsExactly(bob);
        assertThat(ids("custom.discount", "2.50")).containsExactly(ann);
        assertThat(ids("custom.renewal", "2027-01-15")).containsExactly(ann);
        assertThat(ids("custom.advisor", "me")).containsExactly(ann);
    }

    @Test
    void soAreRanges() {
        assertThat(ids("custom.seats.from", "10")).containsExactlyInAnyOrder(ann, cem);
        assertThat(ids("custom.seats.from", "9", "custom.seats.to", "12")).containsExactlyInAnyOrder(ann, bob);
        assertThat(ids("custom.discount.to", "0")).containsExactly(bob);
        assertThat(ids("custom.renewal.from", "2026-12-31", "custom.renewal.to", "2026-12-31")).containsExactly(bob);
        assertThat(ids("custom.seen.to", "2026-11-01")).containsExactly(ann);
        assertThat(ids("custom.seen.from", "2026-11-02T10:00:00Z")).containsExactly(bob);
        assertThat(ids("custom.budget.from", "100", "custom.budget.currency", "EUR")).containsExactly(ann);
        assertThat(ids("custom.budget.currency", "USD")).containsExactly(cem);
    }

    @Test
    void soIsWhatIsNotThere() {
        assertThat(ids("custom.renewal.empty", "true")).containsExactlyInAnyOrder(cem, dan);
        assertThat(ids("custom.renewal.empty", "false")).containsExactlyInAnyOrder(ann, bob);
        assertThat(ids("custom.budget.empty", "true")).containsExactly(dan);
        assertThat(ids("custom.interests.empty", "true")).containsExactlyInAnyOrder(cem, dan);
    }

    @Test
    void listsAreSortedByThem() {
        assertThat(ids("sort", "custom.seats,name")).containsExactly(bob, ann, cem, dan);
        assertThat(ids("sort", "-custom.discount,name")).containsExactly(ann, cem, bob, dan);
        assertThat(ids("sort", "-custom.motto")).containsExactly(ann, bob, cem, dan);
        assertThat(ids("sort", "-custom.budget", "custom.budget.currency", "EUR")).containsExactly(ann, bob);
        assertThat(ids("sort", "custom.renewal", "custom.vip", "true", "custom.vip", "false"))
                .containsExactly(bob, ann);
    }

    @Test
    void pagesOfSuchAnOrderHoldEveryRecordOnce() {
        var first = lists.page(query("sort", "custom.motto", "limit", "2"));
        var second = lists.page(query("sort", "custom.motto", "limit", "2", "cursor", requireNonNull(first.next())));

        assertThat(first.ids()).containsExactly(cem, bob);
        assertThat(second.ids()).containsExactly(ann, dan);
    }

    @Test
    void valuesAreCounted() {
        var counted = requireNonNull(lists.page(query("facets", "custom.tier,custom.vip,custom.interests")).counted());

        assertThat(counted.facets().get("custom.tier")).containsExactly(new Facet("Gold", 2), new Facet("silver", 1),
                new Facet(null, 1));
        assertThat(counted.facets().get("custom.vip")).containsExactlyInAnyOrder(new Facet(true, 1),
                new Facet(false, 1), new Facet(null, 2));
        assertThat(counted.facets().get("custom.interests")).containsExactly(new Facet("trucks", 2),
                new Facet("carts", 1), new Facet(null, 2));
    }

    @Test
    void whatWasIsFoundAsItWas() {
        var before = history.now();
        history.record(ann, new ContactDetailsChanged(details("Ann", Map.of("tier", "silver")), history.now()));
        index.apply(history.since(4)).visible();

        assertThat(ids("custom.tier", "Gold")).containsExactly(cem);
        assertThat(ids("custom.tier", "Gold", "asOf", before.toString())).containsExactlyInAnyOrder(ann, cem);
        assertThat(ids("custom.seats", "12")).isEmpty();
    }

    @Test
    void wordsInThemAreFound() {
        assertThat(lists.page(query("q", "gebuhrt").having(TextQuery::of)).ids()).containsExactly(ann);
    }

    /** What a company keeps about somebody is gone with the rest. */
    @Test
    void nothingIsLeftOfWhoWasForgotten() {
        history.record(ann, new ContactErased("asked", history.now()));
        index.apply(history.since(4)).visible();

        assertThat(ids("custom.tier", "Gold", "status", "erased")).isEmpty();
        assertThat(index.raw().toString()).doesNotContainIgnoringCase("gebührt").doesNotContain("1250");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(errors("custom.nope", "a")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("custom.nope"));
        assertThat(errors("custom.gone", "a")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("custom.gone"));
        assertThat(errors("custom.tier", "gold")).containsExactly(
                new FieldError("custom.tier", "must be one of Gold, silver"));
        assertThat(errors("custom.seats.from", "many")).containsExactly(
                new FieldError("custom.seats.from", "must be a whole number"));
        assertThat(errors("custom.renewal.to", "2026-13-01")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("custom.renewal.to"));
        assertThat(errors("custom.budget.from", "1")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("custom.budget.currency"));
        assertThat(errors("custom.budget.currency", "XYZ")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("custom.budget.currency"));
        assertThat(errors("sort", "custom.budget")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("custom.budget.currency"));
        assertThat(errors("sort", "custom.interests")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("sort"));
        assertThat(errors("facets", "custom.motto")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("facets"));
        assertThat(errors("custom.vip", "maybe")).containsExactly(
                new FieldError("custom.vip", "must be true or false"));
    }

    @Test
    void whatIsInAFieldThatWasPutAwayIsHidden() {
        var record = TestResources.ALL.fold(null, history.record(Given.id(),
                new ContactCreated(details("Eve", Map.of("gone", "secret", "tier", "Gold")), Given.REN, null,
                        history.now())));

        assertThat(DEFINED.answer(record).get("custom")).isEqualTo(Map.of("tier", "Gold"));
        assertThat(DefinedFields.NONE.answer(record).get("custom"))
                .isEqualTo(Map.of("gone", "secret", "tier", "Gold"));
    }

    private List<UUID> ids(String... given) {
        return lists.page(query(given)).ids();
    }

    private static List<FieldError> errors(String... given) {
        return requireNonNull(catchThrowableOfType(ProblemException.class, () -> query(given))).errors();
    }

    private static ListQuery query(String... given) {
        return ListQuery.of(CONTACTS, REN, parameters(given), Alphabet.LATIN, Wheres.of(REN)).ownedBy(null);
    }
}
