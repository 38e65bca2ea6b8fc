package dev.rapport.reporting.list;

import static dev.rapport.reporting.list.ListIT.parameters;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.common.security.Caller;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.contact.ContactMergedInto;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.membership.Members;
import dev.rapport.reporting.query.Parameters;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.search.Alphabet;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestResources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Today 13: lists as of instants of the past. */
class PastListIT {

    private static final Reader REN = TestReaders.of(new Caller(Given.REN, Set.of(Role.REP)));

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));
    private final ListStore lists = new ListStore(index.reader());

    /** A company that moved in: two deals of 2017, told in 2026. */
    @Test
    void aCompanyThatMovedInHasAPast() {
        var won = Given.id();
        history.record(won, Given.deal("Bridge", Given.id(), "talk", Given.euro("100.00"), null, Given.REN,
                Instant.parse("2017-01-10T00:00:00Z")));
        history.record(won, Given.dealChanged("Tunnel", Given.euro("120.00"), null,
                Instant.parse("2017-02-01T00:00:00Z")));
        history.record(won, new StageChanged("talk", "offer", Instant.parse("2017-03-01T00:00:00Z")));
        history.record(won, new DealWon("offer", Instant.parse("2017-05-01T00:00:00Z")));
        var open = Given.id();
        history.record(open, Given.deal("Road", Given.id(), "talk", Given.euro("50.00"), null, Given.ROSA,
                Instant.parse("2017-03-21T00:00:00Z")));
        index.apply(history.events()).visible();

        assertThat(titles("asOf", "2017-01-09", "time", "occurred")).isEmpty();
        assertThat(titles("asOf", "2017-01-10", "time", "occurred")).containsExactly("Bridge talk open");
        assertThat(titles("asOf", "2017-02-15", "time", "occurred")).containsExactly("Tunnel talk open");
        assertThat(titles("asOf", "2017-04-30", "time", "occurred")).containsExactly("Road talk open",
                "Tunnel offer open");
        assertThat(titles("asOf", "2018-01-01", "time", "occurred", "status", "won"))
                .containsExactly("Tunnel offer won");
        assertThat(titles("asOf", "2018-01-01", "time", "recorded")).isEmpty();
        assertThat(titles("asOf", "2018-01-01")).isEmpty();
        // Filters, words, order and totals are those of then.
        assertThat(titles("asOf", "2017-01-20", "time", "occurred", "q", "bridge")).containsExactly("Bridge talk open");
        assertThat(titles("asOf", "2017-04-30", "time", "occurred", "q", "bridge")).isEmpty();
        assertThat(titles("asOf", "2017-04-30", "time", "occurred", "q", "tunn")).containsExactly("Tunnel offer open");
        assertThat(titles("asOf", "2017-04-30", "time", "occurred", "ownerId", Given.REN.toString()))
                .containsExactly("Tunnel offer open");
        assertThat(titles("asOf", "2017-01-20", "time", "occurred", "minAmount", "110", "currency", "EUR")).isEmpty();
        assertThat(titles("asOf", "2017-04-30", "time", "occurred", "sort", "-title"))
                .containsExactly("Tunnel offer open", "Road talk open");
        assertThat(lists.page(query("deal", parameters("asOf", "2017-04-30", "time", "occurred", "count", "true",
                "limit", "1"))).total()).isEqualTo(2);
        assertThat(titles()).containsExactly("Road talk open", "Tunnel offer won");
    }

    @Test
    void ofTwoThingsAtTheSameInstantTheLaterCounts() {
        var at = Instant.parse("2017-01-10T00:00:00Z");
        var id = Given.id();
        history.record(id, Given.deal("One", Given.id(), "talk", null, null, Given.REN, at));
        history.record(id, new StageChanged("talk", "offer", at));
        history.record(id, new DealWon("offer", at));
        // Told late: it takes effect no earlier than what came before it.
        history.record(id, Given.dealChanged("Other", null, null, at.minusSeconds(60)));
        index.apply(history.events()).visible();

        assertThat(titles("asOf", "2017-01-09T23:59:59.999999Z", "time", "occurred")).isEmpty();
        assertThat(titles("asOf", at.toString(), "time", "occurred")).containsExactly("Other offer won");
    }

    @Test
    void whoWasMergedLaterStoodBesideTheOtherThen() {
        var survivor = Given.id();
        var duplicate = Given.id();
        history.record(survivor, Given.contact("Grace", null, null, history.now()));
        history.record(duplicate, Given.contact("Grace B.", null, null, history.now()));
        var before = history.now();
        history.later(Duration.ofHours(1)).record(duplicate, new ContactMergedInto(survivor, history.now()));
        index.apply(history.events()).visible();

        assertThat(names(before)).containsExactlyInAnyOrder("Grace", "Grace B.");
        assertThat(names(history.now())).containsExactly("Grace");
    }

    @Test
    void whoIsForgottenIsForgottenInThePastToo() {
        var id = Given.id();
        history.record(id, Given.contact("Somchai", "s@example.com", "+66812345678", history.now()));
        history.record(id, Given.renamed("Somchai Jaidee", history.now()));
        var before = history.now();
        history.later(Duration.ofHours(1)).record(id, new ContactErased("asked", history.now()));
        var events = history.events();
        // Again, and in other batches: what was applied before changes nothing.
        index.apply(events.subList(0, 2)).apply(events).apply(events.subList(0, 2)).visible();

        assertThat(names(before)).hasSize(1).containsOnly((String) null);
        assertThat(page("contact", parameters("asOf", before.toString(), "q", "somchai")).then()).isEmpty();
        assertThat(page("contact", parameters("asOf", before.toString(), "email", "s@example.com")).then()).isEmpty();
        var all = index.reader().search(Map.of("query", Map.of("match_all", Map.of()), "size", 100)).toString();
        assertThat(all).doesNotContainIgnoringCase("somchai").doesNotContain("example.com").doesNotContain("12345678");
    }

    @Test
    void asOfAnyInstantAListIsWhatItWasThen() {
        var random = new Random(13);
        var deals = new ArrayList<UUID>();
        var states = new HashMap<UUID, String>();
        var captured = new LinkedHashMap<Instant, List<UUID>>();
        var stages = new LinkedHashMap<Instant, List<UUID>>();
        int from = 0;
        for (int step = 0; step < 20; step++) {
            for (int i = 0; i < 10; i++) {
                somethingHappens(random, deals, states);
            }
            index.apply(history.since(from)).visible();
            from = history.size();
            captured.put(history.now(), walk(parameters("status", "open", "sort", "title")));
            stages.put(history.now(), walk(parameters("stage", "offer", "sort", "-updatedAt")));
            history.later(Duration.ofHours(7));
        }
        // The same delivered again in other batches leaves the same.
        var again = TestIndex.of(new SearchFold(TestResources.ALL));
        var events = history.events();
        for (int start = 0; start < events.size(); start += 37) {
            again.apply(events.subList(Math.max(0, start - 11), Math.min(events.size(), start + 37)));
        }
        again.apply(events.subList(0, events.size() / 2)).visible();
        for (var store : List.of(lists, new ListStore(again.reader()))) {
            captured.forEach((then, live) -> assertThat(walk(store, "status", "open", "sort", "title", "asOf",
                    then.toString())).as(then.toString()).isEqualTo(live));
            stages.forEach((then, live) -> assertThat(walk(store, "stage", "offer", "sort", "-updatedAt", "asOf",
                    then.toString())).as(then.toString()).isEqualTo(live));
            // By the other clock everything happened a year before.
            captured.forEach((then, live) -> assertThat(walk(store, "status", "open", "sort", "title", "time",
                    "occurred", "asOf", then.minus(Duration.ofDays(365)).toString())).isEqualTo(live));
        }
    }

    private void somethingHappens(Random random, List<UUID> deals, Map<UUID, String> states) {
        var at = history.now().plusSeconds(1).minus(Duration.ofDays(365));
        if (deals.isEmpty() || random.nextInt(4) == 0) {
            var id = Given.id();
            history.record(id, Given.deal("T" + random.nextInt(9), Given.id(), "talk", null, null, Given.REN, at));
            deals.add(id);
            states.put(id, "open");
            return;
        }
        var id = deals.get(random.nextInt(deals.size()));
        if (!"open".equals(states.get(id))) {
            history.record(id, new DealReopened("talk", at));
            states.put(id, "open");
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                history.record(id, random.nextBoolean()
                        ? new DealWon("offer", at)
                        : new DealLost("offer", "price",
                                at));
                states.put(id, "closed");
            }
            case 1 -> history.record(id, new DealAssigned(Given.ROSA, Given.REN, at));
            case 2 -> history.record(id, Given.dealChanged("T" + random.nextInt(9), null, null, at));
            default -> history.record(id, new StageChanged("talk", random.nextBoolean() ? "offer" : "payment", at));
        }
    }

    private List<UUID> walk(Parameters parameters) {
        return page("deal", parameters).ids();
    }

    private static List<UUID> walk(ListStore store, String... namesAndValues) {
        var seen = new ArrayList<UUID>();
        @Nullable
        String cursor = null;
        do {
            var values = new ArrayList<>(List.of(namesAndValues));
            values.addAll(List.of("limit", "7"));
            if (cursor != null) {
                values.addAll(List.of("cursor", cursor));
            }
            var page = store.page(query("deal", parameters(values.toArray(String[]::new))));
            assertThat(page.then()).extracting(RecordDocument::id).isEqualTo(page.ids());
            seen.addAll(page.ids());
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    private List<String> titles(String... namesAndValues) {
        var page = page("deal", parameters(namesAndValues));
        return (namesAndValues.length == 0 ? now(page.ids()) : page.then()).stream()
                .map(deal -> "%s %s %s".formatted(deal.fields().text("title"), deal.fields().text("stage"),
                        deal.fields().text("status")))
                .toList();
    }

    /** What the present list names, as of the present. */
    private List<RecordDocument> now(List<UUID> ids) {
        assertThat(page("deal", parameters("asOf", Instant.now().toString())).ids()).isEqualTo(ids);
        return page("deal", parameters("asOf", Instant.now().toString())).then();
    }

    private List<@Nullable String> names(Instant at) {
        return page("contact", parameters("asOf", at.toString())).then().stream()
                .<@Nullable String>map(contact -> contact.fields().text("name")).toList();
    }

    private ListStore.Page page(String kind, Parameters parameters) {
        return lists.page(query(kind, parameters));
    }

    private static ListQuery query(String kind, Parameters parameters) {
        var query = ListQuery.of(KnownFields.of(TestResources.ALL.of(kind)), REN, parameters, Alphabet.LATIN,
                Wheres.of(REN));
        return query.ownedBy(query.owners().owners().isEmpty() ? null : Set.copyOf(query.owners().owners()))
                .about("customerId", Members::only);
    }
}
