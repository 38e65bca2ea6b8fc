package dev.rapport.reporting.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.projection.Advance;
import dev.rapport.common.projection.CheckpointMovedException;
import dev.rapport.common.projection.Delivery;
import dev.rapport.common.projection.EventBatch;
import dev.rapport.common.projection.ParkedEvent;
import dev.rapport.common.projection.SinkLostException;
import dev.rapport.common.projection.SinkUnavailableException;
import dev.rapport.common.projection.UnappliableEventException;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.deal.DealAssigned;
import dev.rapport.events.deal.DealCreated;
import dev.rapport.events.deal.StageChanged;
import dev.rapport.reporting.pipeline.DealPeriodsFold;
import dev.rapport.reporting.support.Given;
import dev.rapport.reporting.support.History;
import dev.rapport.reporting.support.TestIndex;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class IndexCopyIT {

    private static final TopicPartition DEALS = new TopicPartition("rapport.deal", 0);
    private static final TopicPartition OTHERS = new TopicPartition("rapport.deal", 1);
    private static final TopicPartition NEITHER = new TopicPartition("rapport.deal", 2);

    private final Elasticsearch elasticsearch = TestIndex.elasticsearch();
    private final TestIndex index = TestIndex.of(new DealPeriodsFold());
    private final History history = new History();
    private final UUID deal = Given.id();

    @Test
    void startsEmptyAndRemembersHowFarItGot() {
        assertThat(index.copy().checkpoint()).isEmpty();
        assertThat(index.copy().holds("deal", deal, 0)).isFalse();

        created();
        moved();
        apply(Map.of(DEALS, new Advance(null, 2)), history.events());
        apply(Map.of(DEALS, new Advance(2L, 7), OTHERS, new Advance(null, 1)), List.of());

        assertThat(index.copy().checkpoint()).isEqualTo(Map.of(DEALS, 7L, OTHERS, 1L));
        assertThat(index.copy().checkpoint(List.of(DEALS, NEITHER))).isEqualTo(Map.of(DEALS, 7L));
        assertThat(index.copy().holds("deal", deal, 1)).isTrue();
        assertThat(index.copy().holds("deal", deal, 2)).isFalse();
    }

    /** Instances ask for it again and again, and Elasticsearch makes refreshes of all indices one after the other. */
    @Test
    void howFarItGotIsKnownWithoutARefresh() {
        elasticsearch.send("PUT", "/" + index.copy().index() + "/_settings", Map.of(),
                Map.of("index.refresh_interval", "-1"));
        created();
        moved();
        apply(Map.of(DEALS, new Advance(null, 2)), history.events());
        long before = refreshes();

        assertThat(index.copy().checkpoint(List.of(DEALS))).isEqualTo(Map.of(DEALS, 2L));
        assertThat(index.copy().holds("deal", deal, 1)).isTrue();
        assertThat(refreshes()).isEqualTo(before);

        assertThat(index.copy().checkpoint()).isEqualTo(Map.of(DEALS, 2L));
        assertThat(refreshes()).isGreaterThan(before);
    }

    private long refreshes() {
        return elasticsearch.send("GET", "/" + index.copy().index() + "/_stats/refresh", Map.of(), null).path("_all")
                .path("primaries").path("refresh").path("external_total").asLong();
    }

    @Test
    void whoHasBeenOvertakenStopsAndChangesNothing() {
        created();
        apply(Map.of(DEALS, new Advance(null, 5)), history.events());

        assertThatThrownBy(() -> apply(Map.of(DEALS, new Advance(null, 1)), history.events()))
                .isInstanceOf(CheckpointMovedException.class);
        assertThatThrownBy(() -> apply(Map.of(DEALS, new Advance(3L, 4)), List.of()))
                .isInstanceOf(CheckpointMovedException.class);
        assertThat(index.copy().checkpoint()).isEqualTo(Map.of(DEALS, 5L));
    }

    @Test
    void anEmptiedIndexIsNoticedAndNotMadeAnew() {
        created();
        apply(Map.of(DEALS, new Advance(null, 1)), history.events());
        assertThat(index.copy().intact()).isTrue();
        elasticsearch.send("DELETE", "/" + index.copy().index(), Map.of(), null);

        assertThat(index.copy().intact()).isFalse();
        assertThatThrownBy(() -> apply(Map.of(DEALS, new Advance(1L, 2)), List.of(moved())))
                .isInstanceOf(SinkLostException.class);
        assertThatThrownBy(() -> apply(Map.of(), List.of(history.record(Given.id(), deal()))))
                .isInstanceOf(SinkLostException.class);
        assertThatThrownBy(() -> index.copy().park(List.of(parked(1)))).isInstanceOf(SinkLostException.class);
        assertThat(elasticsearch.exists("/" + index.copy().index())).isFalse();
        assertThat(elasticsearch.exists("/" + index.copy().index() + "-write")).isFalse();

        // Made anew, it begins from nothing.
        index.target().create(index.copy().name());
        assertThat(index.copy().intact()).isTrue();
        assertThatThrownBy(() -> apply(Map.of(DEALS, new Advance(1L, 2)), List.of()))
                .isInstanceOf(SinkLostException.class);
    }

    @Test
    void aCheckpointThatIsThereButNotFoundByItsIdIsNoLoss() throws Exception {
        created();
        apply(Map.of(DEALS, new Advance(null, 1)), history.events());
        try (var forgetful = new AlteredElasticsearch(AlteredElasticsearch::nothing)) {
            var copy = forgetful.open(index.copy().name());

            assertThatThrownBy(() -> copy.apply(batch(Map.of(DEALS, new Advance(1L, 2)), List.of())))
                    .isInstanceOf(SinkUnavailableException.class);
            assertThatThrownBy(() -> copy.apply(batch(Map.of(DEALS, new Advance(7L, 8)), List.of())))
                    .isInstanceOf(SinkLostException.class);
        }
        assertThat(index.copy().checkpoint()).isEqualTo(Map.of(DEALS, 1L));
    }

    @Test
    void anEventThatIsHalfWrittenIsNotTakenForApplied() throws Exception {
        var events = List.of(created(), moved(), moved());
        try (var failing = AlteredElasticsearch.refusing(body -> body.contains("\"kind\":\"deal\""))) {
            assertThatThrownBy(() -> failing.open(index.copy().name())
                    .apply(batch(Map.of(DEALS, new Advance(null, 3)), events)))
                    .isInstanceOf(SinkUnavailableException.class);
        }
        assertThat(documents()).containsKey(deal + ":2");
        assertThat(index.copy().holds("deal", deal, 0)).isFalse();
        assertThat(index.copy().checkpoint()).isEmpty();

        apply(Map.of(DEALS, new Advance(null, 3)), events);

        var whole = TestIndex.of(new DealPeriodsFold());
        whole.copy().apply(batch(Map.of(DEALS, new Advance(null, 3)), events));
        assertThat(documents()).isEqualTo(documents(whole));
        assertThat(index.copy().holds("deal", deal, 2)).isTrue();
    }

    @Test
    void anAnswerThatLeavesOutWhatWasAskedForIsNoLoss() throws Exception {
        created();
        apply(Map.of(DEALS, new Advance(null, 1)), history.events());
        for (var answer : List.of("", "{\"docs\":[]}")) {
            try (var altered = new AlteredElasticsearch(body -> answer.getBytes(StandardCharsets.UTF_8))) {
                assertThatThrownBy(() -> altered.open(index.copy().name())
                        .apply(batch(Map.of(DEALS, new Advance(1L, 2)), List.of())))
                        .isInstanceOf(SinkUnavailableException.class);
            }
        }
    }

    @Test
    void creatingAgainLeavesWhatIsThere() {
        created();
        apply(Map.of(DEALS, new Advance(null, 1)), history.events());

        index.target().create(index.copy().name());

        assertThat(index.copy().checkpoint()).isEqualTo(Map.of(DEALS, 1L));
        assertThat(index.target().copies()).contains(index.copy().name());
        index.target().drop(index.copy().name());
        index.target().drop(index.copy().name());
        assertThat(index.target().copies()).doesNotContain(index.copy().name());
    }

    @Test
    void aHoleInTheHistoryOfADealIsTheFaultOfTheEvent() {
        created();
        moved();
        var third = moved();

        assertThatThrownBy(() -> apply(Map.of(), List.of(third))).isInstanceOf(UnappliableEventException.class);
        apply(Map.of(), history.events().subList(0, 1));
        assertThatThrownBy(() -> apply(Map.of(), List.of(third))).isInstanceOf(UnappliableEventException.class);
    }

    @Test
    void staleRepeatedAndOverlappingDeliveriesLeaveTheSameDocuments() {
        created();
        for (int i = 0; i < 12; i++) {
            moved();
            history.record(deal, new DealAssigned(i % 2 == 0 ? Given.ROSA : Given.REN, Given.REN, history.now()));
        }
        var events = history.events();
        apply(Map.of(), events);
        var expected = documents();

        var again = TestIndex.of(new DealPeriodsFold());
        for (int start = 0; start < events.size(); start += 5) {
            var batch = events.subList(Math.max(0, start - 3), Math.min(events.size(), start + 5));
            again.copy().apply(batch(Map.of(), batch));
            again.copy().apply(batch(Map.of(), batch));
            again.copy().apply(batch(Map.of(), events.subList(0, Math.min(events.size(), start))));
        }

        assertThat(documents(again)).isEqualTo(expected);
    }

    @Test
    void keepsEventsAside() {
        index.copy().park(List.of(parked(9), parked(10), parked(2)));
        index.copy().park(List.of(parked(9)));
        assertThat(index.copy().parked()).extracting(ParkedEvent::offset).containsExactly(2L, 9L, 10L);
        assertThat(index.copy().parked().getFirst()).isEqualTo(parked(2));

        index.copy().unpark(parked(9));
        index.copy().unpark(parked(9));
        assertThat(index.copy().parked()).extracting(ParkedEvent::offset).containsExactly(2L, 10L);
    }

    @Test
    void notesChangeOnlyFromWhatWasRead() {
        var target = TestIndex.of(new Named("notes-" + UUID.randomUUID())).target();

        assertThat(target.readState()).isNull();
        assertThat(target.writeState("something", "a")).isFalse();
        assertThat(target.writeState(null, "a")).isTrue();
        assertThat(target.writeState(null, "b")).isFalse();
        assertThat(target.writeState("a", "b")).isTrue();
        assertThat(target.writeState("a", "c")).isFalse();
        assertThat(target.readState()).isEqualTo("b");
    }

    /** A projection of which nobody has written anything yet. */
    private record Named(String name) implements IndexFold {

        @Override
        public int schemaVersion() {
            return 1;
        }

        @Override
        public Set<String> topics() {
            return Set.of();
        }

        @Override
        public Map<String, ?> properties() {
            return Map.of();
        }

        @Override
        public List<String> needs(EventEnvelope event) {
            return List.of();
        }

        @Override
        public String documentOf(String aggregate, UUID aggregateId, long sequence) {
            return aggregateId.toString();
        }

        @Override
        public void apply(EventEnvelope event, Documents documents) {}
    }

    private EventEnvelope created() {
        return history.record(deal, deal());
    }

    private DealCreated deal() {
        return Given.deal("Deal", Given.id(), "talk", Given.euro("10.00"), null, Given.REN, history.now());
    }

    private EventEnvelope moved() {
        return history.record(deal, new StageChanged("talk", "offer", history.now()));
    }

    private static ParkedEvent parked(long offset) {
        return new ParkedEvent("rapport.deal", 0, offset, "key", null, "after 1",
                Instant.parse("2026-03-01T10:00:00.123456Z"), 0);
    }

    private void apply(Map<TopicPartition, Advance> advances, List<EventEnvelope> events) {
        index.copy().apply(batch(advances, events));
    }

    private static EventBatch batch(Map<TopicPartition, Advance> advances, List<EventEnvelope> events) {
        return new EventBatch(
                events.stream().map(event -> new Delivery(event, DEALS, event.sequence(), false)).toList(),
                new HashMap<>(advances));
    }

    private Map<String, String> documents() {
        return documents(index);
    }

    private Map<String, String> documents(TestIndex of) {
        of.visible();
        var documents = new TreeMap<String, String>();
        elasticsearch.search(of.copy().index(), Map.of("size", 1000)).path("hits").path("hits")
                .forEach(hit -> documents.put(hit.path("_id").asString(), hit.path("_source").toString()));
        return documents;
    }
}
