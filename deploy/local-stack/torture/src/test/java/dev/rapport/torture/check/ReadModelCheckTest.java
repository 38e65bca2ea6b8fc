package dev.rapport.torture.check;

import static dev.rapport.torture.check.Events.AT;
import static dev.rapport.torture.check.Events.dealCreated;
import static dev.rapport.torture.check.Events.dealWon;
import static dev.rapport.torture.check.Events.interaction;
import static dev.rapport.torture.check.Events.leadChanged;
import static dev.rapport.torture.check.Events.leadCreated;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

class ReadModelCheckTest {
    private static final String LATER = "2026-02-01T00:00:00Z";
    private final Fold fold = new Fold(List.of(leadChanged("L", 1, "b"), leadCreated("L", "a"),
            dealCreated("D", "C", "10.50"), dealWon("D", 1), interaction("I", "C", 5, LATER),
            interaction("J", "C", 6, AT)));

    private final Map<String, Fold.Folded> records = new HashMap<>(fold.records());
    private final Map<String, Fold.Totals> customers = new HashMap<>(fold.customers());
    private final Map<String, String> history = new HashMap<>();
    private final Map<String, Fold.Folded> found = new HashMap<>(fold.records());
    private final Map<String, String> timeline = new HashMap<>();
    private final List<String> periods = new ArrayList<>(List.of("D:0", "D:1"));
    private final Map<String, Long> deals = new HashMap<>(Map.of("D", 1L));
    private final Map<String, Long> known = new HashMap<>(Map.of("interaction-service L", 1L));

    ReadModelCheckTest() {
        fold.events().forEach(event -> {
            history.put(event.id() + ":" + event.sequence(), event.eventId());
            timeline.put(event.id() + ":" + event.sequence(), event.eventId());
        });
    }

    private List<Finding> check() {
        return new ReadModelCheck(fold,
                new ReadModels(records, customers, history, found, timeline, periods, deals, known)).findings();
    }

    private void assertFound(Finding.Kind kind, String where) {
        assertThat(check()).isNotEmpty().allMatch(finding -> finding.kind() == kind)
                .allMatch(finding -> finding.text().startsWith(where));
    }

    @Test
    void theFoldAddsUpWhatHappened() {
        assertThat(fold.records().get("L").version()).isEqualTo(1);
        assertThat(fold.records().get("L").fields()).containsEntry("organisation", "b").containsEntry("status", "new");
        assertThat(fold.records().get("D").fields()).containsEntry("status", "won").containsEntry("amount", "10.50");
        Fold.Totals wanted = new Fold.Totals(0, 1, 0, Map.of(), Map.of("EUR", new BigDecimal("10.5")), 2,
                Instant.parse(LATER));
        assertThat(fold.customers().get("C").same(wanted)).isTrue();
        assertThat(check()).isEmpty();
    }

    @Test
    void aRecordThatIsMissingIsLost() {
        records.remove("L");
        assertFound(Finding.Kind.LOST, "MongoDB records");
    }

    @Test
    void aRecordOfAnEarlierVersionHasLostSomething() {
        found.put("L", version("L", 0));
        assertFound(Finding.Kind.LOST, "Elasticsearch search");
    }

    @Test
    void aRecordOfALaterVersionHasSomethingTwice() {
        records.put("L", version("L", 2));
        assertFound(Finding.Kind.DOUBLED, "MongoDB records");
    }

    private Fold.Folded version(String id, long version) {
        Fold.Folded right = fold.records().get(id);
        return new Fold.Folded(right.type(), id, version, right.createdAt(), right.updatedAt(), right.fields());
    }

    @Test
    void aFieldThatIsNotAsTheEventsSayIsADifference() {
        Fold.Folded right = fold.records().get("D");
        Map<String, String> fields = new HashMap<>(right.fields());
        fields.put("stage", "payment");
        records.put("D", new Fold.Folded("deal", "D", right.version(), right.createdAt(), right.updatedAt(), fields));
        assertFound(Finding.Kind.DIFFERENT, "MongoDB records: deal D: stage");
    }

    @Test
    void anInteractionThatCountsTwiceIsADifference() {
        totals(right -> customers.put("C", new Fold.Totals(0, 1, 0, Map.of(), right.wonValue(), 3,
                right.lastInteractionAt())));
        assertFound(Finding.Kind.DIFFERENT, "MongoDB customers");
    }

    @Test
    void aDealThatCountsTwiceIsADifference() {
        totals(right -> customers.put("C", new Fold.Totals(1, 1, 0, Map.of(), right.wonValue(), 2,
                right.lastInteractionAt())));
        assertFound(Finding.Kind.DIFFERENT, "MongoDB customers");
    }

    private void totals(Consumer<Fold.Totals> change) {
        change.accept(fold.customers().get("C"));
    }

    @Test
    void whatNoEventTellsOfIsTooMuch() {
        records.put("X", version("L", 1));
        timeline.put("X:0", "x");
        periods.add("X:0");
        customers.put("X", fold.customers().get("C"));
        assertThat(check()).hasSize(4).allMatch(finding -> finding.kind() == Finding.Kind.DOUBLED);
    }

    @Test
    void anEventThatIsMissingOnTheTimelineInTheHistoryOrInAPeriodIsLost() {
        timeline.remove("D:1");
        history.remove("L:0");
        periods.remove("D:0");
        deals.put("D", 0L);
        known.clear();
        assertThat(check()).hasSize(5).allMatch(finding -> finding.kind() == Finding.Kind.LOST);
    }
}
