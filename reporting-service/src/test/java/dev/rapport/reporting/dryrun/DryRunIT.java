package dev.rapport.reporting.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.condition.Circumstances;
import dev.rapport.common.condition.Condition;
import dev.rapport.common.condition.InvalidConditionException;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.ProblemException.FieldError;
import dev.rapport.events.contact.ContactErased;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealLost;
import dev.rapport.events.deal.DealReopened;
import dev.rapport.events.deal.DealTagged;
import dev.rapport.events.deal.DealWon;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.events.employee.Role;
import dev.rapport.reporting.access.Reader;
import dev.rapport.reporting.access.TestReaders;
import dev.rapport.reporting.dryrun.DryRun.Because;
import dev.rapport.reporting.dryrun.DryRun.Would;
import dev.rapport.reporting.record.PastStates;
import dev.rapport.reporting.resource.KnownFields;
import dev.rapport.reporting.resource.RecordDocument;
import dev.rapport.reporting.search.SearchFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import dev.rapport.reporting.support.TestRecords;
import dev.rapport.reporting.support.TestResources;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D11: a dry run says what the rule would have done, and would do, and changes nothing. */
class DryRunIT {

    private static final Instant EVER = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final Map<String, Object> THEN = Map.of("points", 20);

    private final History history = new History();
    private final TestIndex index = TestIndex.of(new SearchFold(TestResources.ALL));
    private final TestRecords records = new TestRecords();

    private static RuleOnEvents rule(String when) {
        return new RuleOnEvents(KnownFields.of(TestResources.ALL.of("deal")), Condition.parse("when", when),
                new HashMap<>(THEN),
                at -> new Circumstances(at, ZoneOffset.UTC, () -> Given.REN, null));
    }

    private void recorded() {
        index.apply(history.events()).visible();
        records.apply(history.events());
    }

    private PastEvents.Found events(Reader reader, Instant from, Instant to, int most) {
        return new PastEvents(index.reader(), records.records(), new PastStates(TestResources.ALL))
                .find(TestResources.ALL.of("deal"), records.copy(), reader, from, to, most);
    }

    private List<Would> dry(RuleOnEvents rule, Reader reader) {
        var items = new ArrayList<Would>();
        for (var state : events(reader, EVER, END, 10_000).events()) {
            var would = rule.asks(state.before(), state.event(), state.after(), state.at());
            if (would != null) {
                items.add(would);
            }
        }
        return items;
    }

    /** As somebody would who gets the events as they happen, with nothing but what has come so far. */
    private List<Would> live(RuleOnEvents rule) {
        var known = new HashMap<UUID, RecordDocument>();
        var items = new ArrayList<Would>();
        for (var event : history.events()) {
            if (event.type().aggregate().equals("deal")) {
                var before = known.get(event.aggregateId());
                var after = TestResources.ALL.fold(before, event);
                known.put(event.aggregateId(), after);
                var would = rule.asks(before, event, after, event.recordedAt());
                if (would != null) {
                    items.add(would);
                }
            }
        }
        return items;
    }

    private static List<Would> ordered(List<Would> items) {
        return items.stream().sorted(Comparator.comparing(Would::at).thenComparing(Would::recordId)
                .thenComparingLong(Would::version)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"field\":\"stage\",\"op\":\"changedTo\",\"value\":\"offer\"}",
            "{\"all\":[{\"field\":\"status\",\"op\":\"changedTo\",\"value\":\"won\"},{\"field\":\"amount\",\"op\":\"gte\",\"value\":{\"amount\":\"500\",\"currency\":\"EUR\"}}]}",
            "{\"field\":\"expectedClose\",\"op\":\"withinDays\",\"value\":-20}",
            "{\"any\":[{\"field\":\"ownerId\",\"op\":\"changedTo\",\"value\":\"me\"},{\"field\":\"tags\",\"op\":\"contains\",\"value\":\"vip\"}]}",
            "{\"not\":{\"any\":[{\"field\":\"title\",\"op\":\"startsWith\",\"value\":\"a\"},{\"field\":\"lostReason\",\"op\":\"isNull\"}]}}"})
    void aDryRunSaysWhatWouldHaveFollowedLive(String when) {
        var random = new Random(20261130);
        var deals = new ArrayList<UUID>();
        for (int i = 0; i < 400; i++) {
            if (deals.isEmpty() || random.nextInt(5) == 0) {
                var deal = Given.id();
                deals.add(deal);
                history.record(deal, Given.deal(random.nextBoolean() ? "Alpha" : "Beta", Given.id(), "talk",
                        Given.euro(random.nextInt(10) + "00.00"), LocalDate.parse("2026-03-05").plusDays(
                                random.nextInt(60)),
                        random.nextBoolean() ? Given.REN : Given.ROSA, history.now()));
            } else {
                var deal = deals.get(random.nextInt(deals.size()));
                history.later(Duration.ofHours(random.nextInt(6)));
                history.record(deal, switch (random.nextInt(6)) {
                    case 0 -> new StageChanged("talk", random.nextBoolean() ? "offer" : "talk", history.now());
                    case 1 -> new DealWon("offer", history.now());
                    case 2 -> new DealLost("offer", "price", history.now());
                    case 3 -> new DealReopened("talk", history.now());
                    case 4 -> new DealTagged(List.of("VIP" + random.nextInt(3)), List.of(), history.now());
                    default -> new DealAssigned(random.nextBoolean() ? Given.REN : Given.ROSA, Given.REN,
                            history.now());
                });
            }
        }
        recorded();

        var dry = dry(rule(when), TestReaders.ADMIN);

        assertThat(dry).isNotEmpty().isEqualTo(ordered(live(rule(when))));
        assertThat(events(TestReaders.ADMIN, EVER, END, 10_000).events()).hasSize(400);
    }

    @Test
    void itSaysWhy() {
        var deal = Given.id();
        history.record(deal, Given.deal("Alpha", Given.id(), "talk", null, null, Given.REN, history.now()));
        history.record(deal, new StageChanged("talk", "offer", history.now()));
        recorded();

        var items = dry(rule(
                "{\"all\":[{\"field\":\"stage\",\"op\":\"changedTo\",\"value\":\"offer\"},{\"not\":{\"field\":\"amount\",\"op\":\"notNull\"}},{\"any\":[{\"field\":\"title\",\"op\":\"eq\",\"value\":\"beta\"},{\"field\":\"status\",\"op\":\"in\",\"value\":[\"open\"]}]}]}"),
                TestReaders.ADMIN);

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.event()).isEqualTo("StageChanged");
            assertThat(item.version()).isEqualTo(1);
            assertThat(item.would()).isEqualTo(THEN);
            assertThat(item.because()).containsExactly(
                    new Because("when.all[0]", "stage", "changedTo", "offer", "talk", "offer", true),
                    new Because("when.all[1].not", "amount", "notNull", null, null, null, false),
                    new Because("when.all[2].any[1]", "status", "in", List.of("open"), "open", "open", true));
        });
    }

    @Test
    void onlyRecordsThatMayBeReadAreLookedAt() {
        for (var owner : List.of(Given.REN, Given.ROSA)) {
            history.record(Given.id(), Given.deal("Alpha", Given.id(), "talk", null, null, owner, history.now()));
        }
        recorded();
        var ren = TestReaders.of(new Caller(Given.REN, Set.of(Role.MANAGER)),
                Map.of("read", Map.of("manager", Map.of("deal", List.of("own")))));

        assertThat(events(ren, EVER, END, 10).events()).singleElement()
                .satisfies(state -> assertThat(state.after().fields().text("ownerId"))
                        .isEqualTo(Given.REN.toString()));
    }

    @Test
    void manyEventsAreLookedAtPartByPartAndEachOnce() {
        for (int i = 0; i < 30; i++) {
            var deal = Given.id();
            history.record(deal, Given.deal("Alpha", Given.id(), "talk", null, null, Given.REN, history.now()));
            history.record(deal, new StageChanged("talk", "offer", history.now()));
        }
        recorded();
        var seen = new ArrayList<UUID>();
        var from = EVER;
        while (from != null) {
            var found = events(TestReaders.ADMIN, from, END, 7);
            assertThat(found.events()).hasSizeLessThanOrEqualTo(7);
            found.events().forEach(state -> seen.add(state.event().id()));
            from = found.next();
        }

        assertThat(seen).isEqualTo(history.events().stream().map(event -> event.id()).toList());
        var second = history.events().get(1).recordedAt();
        assertThat(events(TestReaders.ADMIN, second, history.events().get(3).recordedAt(), 10).events()).hasSize(2);
    }

    @Test
    void itWritesNothing() {
        var contact = Given.id();
        history.record(contact, Given.contact("Somchai", null, null, history.now()));
        history.record(Given.id(), Given.deal("For Somchai", contact, "talk", null, null, Given.REN, history.now()));
        history.record(contact, new ContactErased("asked for it", history.now()));
        recorded();
        var index = this.index.raw();
        var stored = records.raw();

        dry(rule("{\"field\":\"title\",\"op\":\"notNull\"}"), TestReaders.ADMIN);

        assertThat(this.index.raw()).isEqualTo(index);
        assertThat(records.raw()).isEqualTo(stored);
    }

    @Test
    void whatARuleNamesMustBeThere() {
        assertThatThrownBy(() -> rule(
                "{\"all\":[{\"field\":\"stage\",\"op\":\"notNull\"},{\"field\":\"expectedClose\",\"op\":\"eq\",\"value\":\"soon\"},{\"field\":\"nope\",\"op\":\"isNull\"}]}"))
                .isInstanceOfSatisfying(InvalidConditionException.class,
                        e -> assertThat(e.errors()).extracting(FieldError::field)
                                .containsExactly("when.all[1].value", "when.all[2].field"));
    }
}
