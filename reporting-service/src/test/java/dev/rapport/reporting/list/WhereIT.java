package dev.rapport.reporting.list;

import static dev.rapport.reporting.list.ListIT.parameters;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.common.web.ProblemException;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.list.Facets.Facet;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists are narrowed by conditions, and count the values of fields. */
class WhereIT {

    private static final Reader REN = TestReaders.of(new Caller(Given.REN, Set.of(Role.REP)));

    private static final String OPEN = "{\"field\":\"status\",\"op\":\"eq\",\"value\":\"open\"}";
    private static final String MINE = "{\"field\":\"ownerId\",\"op\":\"eq\",\"value\":\"me\"}";
    private static final String LARGE = "{\"field\":\"amount\",\"op\":\"gte\",\"value\":{\"amount\":\"1000\",\"currency\":\"EUR\"}}";

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));
    private final ListStore lists = new ListStore(index.reader());

    @Test
    void aConditionNarrowsTogetherWithFiltersOrderAndCount() {
        var small = deal("Small one", "100.00", Given.REN);
        var large = deal("Large one", "90000.00", Given.REN);
        var other = deal("Other", "5000.00", Given.ROSA);
        var without = deal("Without", null, Given.REN);
        history.record(other, new DealWon("payment", history.now()));
        index.apply(history.events()).visible();

        assertThat(ids("where", OPEN)).containsExactlyInAnyOrder(small, large, without);
        assertThat(ids("where", LARGE)).containsExactlyInAnyOrder(large, other);
        assertThat(ids("where", all(OPEN, LARGE, MINE))).containsExactly(large);
        assertThat(ids("where", "{\"not\":%s}".formatted(LARGE), "sort", "title")).containsExactly(small, without);
        assertThat(ids("where", LARGE, "ownerId", Given.ROSA.toString())).containsExactly(other);
        assertThat(ids("where", "{\"field\":\"title\",\"op\":\"contains\",\"value\":\" ONE\"}", "sort", "-title"))
                .containsExactly(small, large);
        assertThat(page("where", MINE, "count", "true", "limit", "1").total()).isEqualTo(3);
        assertThat(ids("where", LARGE, "asOf", history.now().toString(), "status", "won")).containsExactly(other);
    }

    @Test
    void aCursorBelongsToItsCondition() {
        for (int i = 0; i < 5; i++) {
            deal("Deal " + i, "5000.00", Given.REN);
        }
        index.apply(history.events()).visible();
        var seen = new ArrayList<UUID>();
        var page = page("where", LARGE, "limit", "2");
        seen.addAll(page.ids());
        var next = requireNonNull(page.next());
        while (page.next() != null) {
            page = page("where", LARGE, "limit", "2", "cursor", requireNonNull(page.next()));
            seen.addAll(page.ids());
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(5);
        assertThatThrownBy(() -> page("where", OPEN, "limit", "2", "cursor", next))
                .isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("invalid-cursor"));
    }

    @Test
    void whoNamesTheStatusMeansEveryStatus() {
        var active = contact("Grace");
        var merged = contact("Grace B.");
        history.record(merged, new ContactMergedInto(active, history.now()));
        index.apply(history.events()).visible();
        var named = "{\"field\":\"name\",\"op\":\"startsWith\",\"value\":\"grace\"}";

        assertThat(ids("contact", parameters("where", named))).containsExactly(active);
        assertThat(ids("contact", parameters("where",
                all(named, "{\"field\":\"status\",\"op\":\"in\",\"value\":[\"merged\",\"active\"]}"))))
                .containsExactlyInAnyOrder(active, merged);
    }

    /** Of who was forgotten, conditions know that there was one. */
    @Test
    void nothingIsFoundOfWhoWasForgotten() {
        var grace = contact("Grace Murray");
        history.record(grace, new ContactErased("asked", history.now()));
        index.apply(history.events()).visible();

        for (var value : List.of("grace", "murray")) {
            assertThat(ids("contact", parameters("status", "erased", "where",
                    "{\"field\":\"name\",\"op\":\"contains\",\"value\":\"%s\"}".formatted(value)))).isEmpty();
        }
        assertThat(ids("contact", parameters("where", "{\"field\":\"status\",\"op\":\"eq\",\"value\":\"erased\"}")))
                .containsExactly(grace);
        assertThat(index.raw().toString()).doesNotContainIgnoringCase("murray");
    }

    @Test
    void whatIsWrongIsNamedWithItsPath() {
        assertThat(errors(all(OPEN, "{\"field\":\"title\",\"op\":\"eq\",\"value\":3}"))).singleElement()
                .isEqualTo(new FieldError("where.all[1].value", "must be text"));
        assertThat(errors("{\"field\":\"email\",\"op\":\"isNull\"}")).singleElement()
                .satisfies(error -> assertThat(error.message()).startsWith("must be one of id, version, title,"));
        assertThat(errors("{\"field\":\"status\",\"op\":\"changedTo\",\"value\":\"won\"}")).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("where.op"));
        var parts = Collections.nCopies(11,
                "{\"field\":\"title\",\"op\":\"contains\",\"value\":\"a\"}");
        assertThat(errors(all(parts.toArray(String[]::new)))).singleElement()
                .isEqualTo(new FieldError("where", "must use contains at most 10 times"));
    }

    /** The longest, and such as take an automaton the most states. */
    @Test
    void theLongestPartsAreFound() {
        var text = "a".repeat(99) + "b";
        var deal = deal(text + text, null, Given.REN);
        index.apply(history.events()).visible();

        for (var part : List.of("a".repeat(99), "a".repeat(98) + "ba", "สม".repeat(50), "😀".repeat(100),
                "ab".repeat(50))) {
            assertThat(ids("where", "{\"field\":\"title\",\"op\":\"contains\",\"value\":\"%s\"}".formatted(part)))
                    .isEqualTo((text + text).contains(part) ? List.of(deal) : List.of());
        }
    }

    @Test
    void valuesAreCountedUnderTheFiltersOnAllPages() {
        deal("One", "100.00", Given.REN);
        deal("Two", "2000.00", Given.REN);
        var three = deal("Three", "3000.00", Given.ROSA);
        history.record(three, new DealWon("payment", history.now()));
        index.apply(history.events()).visible();

        assertThat(facets("facets", "status,ownerId,leadId", "limit", "1")).isEqualTo(
                Map.of("status", List.of(new Facet("open", 2), new Facet("won", 1)), "ownerId",
                        List.of(new Facet(Given.REN.toString(), 2), new Facet(Given.ROSA.toString(), 1)), "leadId",
                        List.of(new Facet(null, 3))));
        assertThat(facets("facets", "status", "where", LARGE)).isEqualTo(
                Map.of("status", List.of(new Facet("open", 1), new Facet("won", 1))));
        assertThat(facets("facets", "status", "asOf", history.now().minusSeconds(1).toString())).isEqualTo(
                Map.of("status", List.of(new Facet("open", 3))));
        assertThat(page().counted()).isNull();
        for (var wrong : List.of("title", "amount", "nope", "status,", "status,title", "status,status")) {
            assertThat(refused("facets", wrong)).singleElement().satisfies(error -> {
                assertThat(error.field()).isEqualTo("facets");
                assertThat(error.message()).contains("customerId, accountId, pipelineId, stage, status");
            });
        }
    }

    @Test
    void moreThanFiftyValuesAreOthers() {
        for (int i = 0; i < 60; i++) {
            history.record(Given.id(), Given.deal("Deal", Given.id(), "talk", null, null, Given.REN, history.now()));
        }
        index.apply(history.events()).visible();

        var counted = requireNonNull(page("facets", "customerId").counted());
        assertThat(counted.facets().get("customerId")).hasSize(50);
        assertThat(counted.others()).isEqualTo(Map.of("customerId", 10L));
    }

    private Map<String, List<Facet>> facets(String... parameters) {
        return requireNonNull(page(parameters).counted()).facets();
    }

    private static String all(String... conditions) {
        return "{\"all\":[" + String.join(",", conditions) + "]}";
    }

    private List<FieldError> errors(String where) {
        return refused("where", where);
    }

    private List<FieldError> refused(String... parameters) {
        var problem = requireNonNull(catchThrowableOfType(ProblemException.class, () -> page(parameters)));
        assertThat(problem.code()).isEqualTo("invalid-parameter");
        return problem.errors();
    }

    private UUID deal(String title, @Nullable String euros, UUID owner) {
        var id = Given.id();
        history.record(id, Given.deal(title, Given.id(), "talk", euros == null ? null : Given.euro(euros),
                LocalDate.parse("2026-06-01"), owner, history.now()));
        return id;
    }

    private UUID contact(String name) {
        var id = Given.id();
        history.record(id, Given.contact(name, null, null, history.now()));
        return id;
    }

    private List<UUID> ids(String... parameters) {
        return page(parameters).ids();
    }

    private List<UUID> ids(String kind, Parameters parameters) {
        return lists.page(query(kind, parameters)).ids();
    }

    private ListStore.Page page(String... parameters) {
        return lists.page(query("deal", parameters(parameters)));
    }

    private static ListQuery query(String kind, Parameters parameters) {
        return owned(ListQuery.of(KnownFields.of(TestResources.ALL.of(kind)), REN, parameters, Alphabet.LATIN,
                Wheres.of(REN)));
    }

    private static ListQuery owned(ListQuery query) {
        return query.ownedBy(query.owners().owners().isEmpty() ? null : Set.copyOf(query.owners().owners()));
    }
}
