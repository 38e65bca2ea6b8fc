package dev.rapport.reporting.list;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.deal.DealDetails;
import dev.rapport.events.deal.DealDetailsChanged;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Details;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.Duplicates;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListIT {

    private static final Reader REN = TestReaders.of(new Caller(Given.REN, Set.of(Role.REP)));

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));
    private final ListStore lists = new ListStore(index.reader());

    @Test
    void filtersDealsByOwnerStatusDayAndAmount() {
        var customer = Given.id();
        var small = deal("Small", "100.00", LocalDate.parse("2026-05-01"), Given.REN, customer);
        var large = deal("Large", "90000.00", LocalDate.parse("2026-06-01"), Given.REN, customer);
        var other = deal("Other", null, null, Given.ROSA, Given.id());
        history.record(small, new DealWon("payment", history.now()));
        index.apply(history.events()).visible();

        assertThat(page("ownerId", Given.REN.toString())).containsExactly(large, small);
        assertThat(page("ownerId", Given.REN.toString(), "ownerId", Given.ROSA.toString())).containsExactly(other,
                large, small);
        assertThat(page("status", "won")).containsExactly(small);
        assertThat(page("status", "open", "status", "lost", "customerId", customer.toString())).containsExactly(large);
        assertThat(page("expectedCloseFrom", "2026-05-01", "expectedCloseTo", "2026-05-31")).containsExactly(small);
        assertThat(page("expectedCloseFrom", "2026-05-01", "expectedCloseTo", "2026-06-01")).containsExactly(large,
                small);
        assertThat(page("minAmount", "100.01", "currency", "EUR")).containsExactly(large);
        assertThat(page("minAmount", "100", "maxAmount", "90000", "currency", "EUR")).containsExactly(large, small);
        assertThat(page("q", "larg")).containsExactly(large);
        assertThat(page("sort", "expectedClose")).containsExactly(small, large, other);
        assertThat(page("sort", "-expectedClose")).containsExactly(large, small, other);
        assertThat(page("sort", "-amount", "sort", "title", "currency", "EUR"))
                .isEqualTo(page("sort", "-amount,title", "currency", "EUR")).containsExactly(large, small);
        assertThat(lists.page(query("deal", parameters("count", "true", "limit", "1"))).total())
                .isEqualTo(3);
    }

    /** Today 4. */
    @Test
    void namesStandInTheAlphabetOfTheReader() {
        var names = new ArrayList<>(List.of("张", "apple", "สมชาย", "Äpfel", "Zoë", "เก่ง", "陈", "Zebra", "Étoile"));
        var ids = new HashMap<UUID, String>();
        for (var name : names) {
            var id = Given.id();
            ids.put(id, name);
            history.record(id, Given.contact(name, null, null, history.now()));
        }
        index.apply(history.events()).visible();

        assertThat(page("contact", parameters("sort", "name"))).extracting(ids::get).containsExactly("Äpfel", "apple",
                "Étoile", "Zebra", "Zoë", "เก่ง", "สมชาย", "陈", "张");
        assertThat(page("contact", parameters("sort", "-name"))).extracting(ids::get).startsWith("张", "陈", "สมชาย");
        assertThat(lists
                .page(ListQuery.of(KnownFields.of(TestResources.ALL.of("contact")), REN, parameters("sort", "name"),
                        Alphabet.THAI, Wheres.of(REN)))
                .ids()).extracting(ids::get).startsWith("เก่ง", "สมชาย", "Äpfel");
    }

    /** N2. */
    @Test
    void dealsAreFilteredByWhatTheyAreToTheCustomerNowAndThen() {
        var id = deal("Vans", "100.00", null, Given.REN, Given.id());
        var other = deal("Carts", "100.00", null, Given.REN, Given.id());
        history.record(id, new DealDetailsChanged(Details.of(DealDetails.class, "title", "Vans", "kind", "renewal",
                "competitors", List.of("Northwind Ltd."), "externalIds", Map.of("sap", "7")), history.now()));
        var then = history.now();
        history.record(id, new DealDetailsChanged(Details.of(DealDetails.class, "title", "Vans", "kind", "up-sell"),
                history.now()));
        history.record(other, new DealDetailsChanged(Details.of(DealDetails.class, "title", "Carts", "kind", "renewal",
                "description", "Twelve of them", "competitors", List.of("Northwind Ltd."), "externalIds",
                Map.of("sap", "8")), history.now()));
        index.apply(history.events()).visible();

        assertThat(page("kind", "renewal")).containsExactly(other);
        assertThat(page("kind", "up-sell")).containsExactly(id);
        assertThat(page("kind", "renewal", "asOf", then.toString())).containsExactly(id);
        assertThat(page("competitor", "NORTHWIND ltd.")).containsExactly(other);
        assertThat(page("externalIds.sap", "8")).containsExactly(other);
        assertThat(page("q", "twelve")).containsExactly(other);
    }

    /** Check 8 of names. */
    @Test
    void namesInOtherScriptsAreFoundInLatinLetters() {
        var simplified = Given.id();
        var traditional = Given.id();
        var thai = Given.id();
        history.record(simplified, Given.contact("张伟", null, null, history.now()));
        history.record(traditional, Given.contact("張偉", null, null, history.now()));
        history.record(thai, Given.contact("สมชาย", null, null, history.now()));
        history.record(Given.id(), Given.contact("สมหญิง", null, null, history.now()));
        index.apply(history.events()).visible();

        assertThat(page("contact", parameters("q", "zhang"))).containsExactlyInAnyOrder(simplified, traditional);
        assertThat(page("contact", parameters("q", "zhangwei"))).containsExactlyInAnyOrder(simplified, traditional);
        assertThat(page("contact", parameters("q", "Somchai"))).containsExactly(thai);
    }

    /** Today 3. */
    @Test
    void aFilterIsBroughtIntoTheFormOfWhatIsStored() {
        var id = Given.id();
        history.record(id, Given.lead("Nok", "Gröning 5", "nok@example.com", null, history.now()));
        index.apply(history.events()).visible();

        for (var organisation : List.of("Gröning 5", "GRO\u0308NING 5", "Gröning ๕", "Ｇｒöning ５\u200b")) {
            assertThat(page("lead", parameters("organisation", organisation))).as(organisation).containsExactly(id);
        }
        assertThat(page("lead", parameters("email", " Nok@Example.com\u200b"))).containsExactly(id);
    }

    /** Today 7. */
    @Test
    void aMergedContactIsListedAndCountedOnceUnlessItIsAskedFor() {
        var survivor = Given.id();
        var duplicate = Given.id();
        history.record(survivor, Given.contact("Grace", null, null, history.now()));
        history.record(duplicate, Given.contact("Grace B. Murray", null, null, history.now()));
        history.record(duplicate, new ContactMergedInto(survivor, history.now()));
        index.apply(history.events()).visible();

        assertThat(page("contact", parameters())).containsExactly(survivor);
        assertThat(lists.page(query("contact", parameters("count", "true"))).total()).isEqualTo(1);
        assertThat(page("contact", parameters("status", "merged"))).containsExactly(duplicate);
        for (var text : List.of("grace", "murray", "grace b")) {
            assertThat(page("contact", parameters("q", text))).as(text).containsExactly(survivor);
        }
        assertThat(page("contact", parameters("q", "murray", "status", "merged"))).containsExactly(duplicate);
    }

    /** Today 7. */
    @Test
    void aListAboutACustomerIsAboutAllThatBelongsToIt() {
        var survivor = Given.id();
        var duplicate = Given.id();
        var one = deal("One", null, null, Given.REN, survivor);
        var other = deal("Other", null, null, Given.REN, duplicate);
        deal("Else", null, null, Given.REN, Given.id());
        index.apply(history.events()).visible();

        var query = ListQuery
                .of(KnownFields.of(TestResources.ALL.of("deal")), REN, parameters("customerId", survivor.toString()),
                        Alphabet.LATIN,
                        Wheres.of(REN))
                .about("customerId", id -> Members.always(Set.of(id, duplicate)));
        assertThat(lists.page(query).ids()).containsExactly(other, one);
    }

    /** Today 14. */
    @Test
    void dealsAreFilteredAndSortedByWhenTheyWereClosedAndMoved() {
        var early = deal("Early", null, null, Given.REN, Given.id());
        var late = deal("Late", null, null, Given.REN, Given.id());
        history.record(late, new DealWon("talk", Instant.parse("2026-04-30T10:00:00Z")));
        history.record(early, new DealWon("talk", Instant.parse("2026-04-01T10:00:00Z")));
        var open = deal("Open", null, null, Given.REN, Given.id());
        index.apply(history.events()).visible();

        assertThat(page("closedFrom", "2026-04-02", "closedTo", "2026-04-30")).containsExactly(late);
        assertThat(page("sort", "closedAt")).containsExactly(early, late, open);
        assertThat(page("sort", "-stageEnteredAt")).containsExactly(open, late, early);
        assertThat(page("stageEnteredTo", "2026-03-01")).isEmpty();
    }

    /** Edges, front end 10. */
    @Test
    void amountsAreComparedInOneCurrencyOnly() {
        for (var asked : List.of(parameters("minAmount", "1"), parameters("maxAmount", "1"),
                parameters("sort", "-amount"), parameters("sort", "amount", "currency", "EUR", "currency", "USD"),
                parameters("currency", "euro"))) {
            assertThatThrownBy(() -> query("deal", asked)).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.errors()).extracting(FieldError::field).containsExactly("currency"));
        }
    }

    /** Edges, front end 12. */
    @Test
    void aStageThatDoesNotExistIsRefusedNamingThoseThatDo() {
        var stages = new KnownStages(index.reader());
        history.record(Given.PIPELINE, Given.pipeline(history.now()));
        history.record(Given.id(), Given.deal("Old", Given.id(), "once", null, null, Given.REN, history.now()));
        index.apply(history.events()).visible();

        stages.check(List.of("talk", "once"), null);
        assertThatThrownBy(() -> stages.check(List.of("talk", "propsal"), null)).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.errors()).containsExactly(
                        new FieldError("stage", "must be one of offer, once, payment, talk")));
    }

    /** Today 10. */
    @Test
    void theLastDayIsPartOfARange() {
        var deal = deal("Late", null, null, Given.REN, Given.id());
        index.apply(history.events()).visible();
        var day = history.now().toString().substring(0, 10);

        assertThat(page("createdFrom", day, "createdTo", day)).containsExactly(deal);
        assertThat(page("createdTo", "2026-03-01")).isEmpty();
        assertThat(page("createdTo", day + "T00:00:00Z")).isEmpty();
    }

    /** Today 9. */
    @Test
    void findsAValueWithACommaInIt() {
        var siam = Given.id();
        history.record(siam, Given.lead("Nok", "Siam Trading Co., Ltd.", null, null, history.now()));
        history.record(Given.id(), Given.lead("Ada", "Ltd.", null, null, history.now()));
        index.apply(history.events()).visible();

        assertThat(page("lead", parameters("organisation", "Siam Trading Co., Ltd."))).containsExactly(siam);
    }

    @Test
    void findsContactsByAddressWhateverItsCaseAndHidesTheErased() {
        var ada = Given.id();
        var gone = Given.id();
        history.record(ada, Given.contact("Ada", "Ada.L@Example.com", null, history.now()));
        history.record(gone, Given.contact("Gone", "gone@example.com", null, history.now()));
        history.record(gone, new ContactErased("asked", history.now()));
        index.apply(history.events()).visible();

        assertThat(page("contact", parameters("email", "ada.l@EXAMPLE.com"))).containsExactly(ada);
        assertThat(page("contact", parameters("email", "gone@example.com"))).isEmpty();
        assertThat(page("contact", parameters())).containsExactly(ada);
        assertThat(page("contact", parameters("status", "erased"))).containsExactly(gone);
    }

    @Test
    void everyPageFollowsTheOneBeforeWithoutHoleOrRepetition() {
        var random = new Random(7);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 300; i++) {
            var day = random.nextInt(3) == 0 ? null : LocalDate.parse("2026-05-01").plusDays(random.nextInt(5));
            ids.add(deal("T" + random.nextInt(4), random.nextBoolean() ? "1.00" : null, day, Given.REN, Given.id()));
        }
        index.apply(history.events()).visible();

        for (var sort : List.of(List.of("title"), List.of("-title"), List.of("expectedClose", "-title"),
                List.of("-expectedClose"), List.of("-createdAt"), List.of("stage", "title"),
                List.of("status"))) {
            var seen = walk(Map.of("sort", sort), 7, () -> {});
            assertThat(seen).as(sort.toString()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void writesWhilePagingDoNotShiftTheRestOfTheList() {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 60; i++) {
            ids.add(deal("Before " + i, null, null, Given.REN, Given.id()));
        }
        index.apply(history.events()).visible();
        Collections.reverse(ids);

        var written = new int[1];
        var seen = walk(Map.of("sort", List.of("-createdAt")), 7, () -> {
            int from = history.size();
            deal("Meanwhile " + written[0]++, null, null, Given.REN, Given.id());
            history.record(ids.get(written[0] * 5), new DealWon("payment", history.now()));
            index.apply(history.since(from)).visible();
        });

        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @Test
    void aCursorBelongsToItsListOrderAndFilters() {
        deal("A", null, null, Given.REN, Given.id());
        deal("B", null, null, Given.REN, Given.id());
        index.apply(history.events()).visible();
        var cursor = requireNonNull(lists.page(query("deal", parameters("limit", "1"))).next());

        for (var other : List.of(List.of("cursor", cursor, "sort", "title"), List.of("cursor", cursor, "status", "won"),
                List.of("cursor", cursor + "A"), List.of("cursor", "AAAA"), List.of("cursor", ""),
                List.of("cursor", cursor.substring(2)))) {
            assertThatThrownBy(() -> query("deal", parameters(other.toArray(String[]::new))))
                    .as(other.toString()).isInstanceOfSatisfying(ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo("invalid-cursor"));
        }
        assertThat(page("cursor", cursor, "limit", "100")).hasSize(1);
    }

    private List<UUID> walk(Map<String, List<String>> asked, int limit, Runnable betweenPages) {
        var seen = new ArrayList<UUID>();
        @Nullable
        String cursor = null;
        do {
            var values = new HashMap<>(asked);
            values.put("limit", List.of(Integer.toString(limit)));
            if (cursor != null) {
                values.put("cursor", List.of(cursor));
            }
            var page = lists.page(query("deal", Parameters.of(values)));
            seen.addAll(page.ids());
            cursor = page.next();
            betweenPages.run();
        } while (cursor != null);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
        return seen;
    }

    private UUID deal(String title, @Nullable String euros, @Nullable LocalDate expectedClose, UUID owner,
            UUID customer) {
        var id = Given.id();
        history.later(Duration.ofMinutes(1)).record(id, Given.deal(title, customer, "talk",
                euros == null ? null : Given.euro(euros), expectedClose, owner, history.now()));
        return id;
    }

    private List<UUID> page(String... parameters) {
        return page("deal", parameters(parameters));
    }

    private List<UUID> page(String kind, Parameters parameters) {
        return lists.page(query(kind, parameters)).ids();
    }

    private ListQuery query(String kind, Parameters parameters) {
        return ListQuery.of(KnownFields.of(TestResources.ALL.of(kind)), REN, parameters, Alphabet.LATIN, Wheres.of(REN))
                .about("customerId", Members::only)
                .having(new Duplicates(index.reader())::query);
    }

    static Parameters parameters(String... namesAndValues) {
        var values = new HashMap<String, List<String>>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.computeIfAbsent(namesAndValues[i], _ -> new ArrayList<>()).add(namesAndValues[i + 1]);
        }
        return Parameters.of(values);
    }
}
