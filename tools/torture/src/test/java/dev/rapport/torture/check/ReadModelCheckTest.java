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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    private final Map<String, Fold.Folded> states = new HashMap<>(fold.records());

    ReadModelCheckTest() {
        fold.events().forEach(event -> {
            history.put(event.id() + ":" + event.sequence(), event.eventId());
            timeline.put(event.id() + ":" + event.sequence(), event.eventId());
        });
    }

    private Fold.Folded record(String id) {
        return Objects.requireNonNull(fold.records().get(id));
    }

    private Fold.Totals totals() {
        return Objects.requireNonNull(fold.customers().get("C"));
    }

    private List<Finding> check() {
        return new ReadModelCheck(fold,
                new ReadModels(records, customers, history, found, timeline, periods, deals, known, states))
                .findings();
    }

    private void assertFound(Finding.Kind kind, String where) {
        assertThat(check()).isNotEmpty().allMatch(finding -> finding.kind() == kind)
                .allMatch(finding -> finding.text().startsWith(where));
    }

    @Test
    void theFoldAddsUpWhatHappened() {
        assertThat(record("L").version()).isEqualTo(1);
        assertThat(record("L").fields()).containsEntry("organisation", "b").containsEntry("status", "new");
        assertThat(record("D").fields()).containsEntry("status", "won").containsEntry("amount", "10.50");
        Fold.Totals wanted = new Fold.Totals(0, 1, 0, Map.of(), Map.of("EUR", new BigDecimal("10.5")), 2,
                Instant.parse(LATER));
        assertThat(totals().same(wanted)).isTrue();
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
        Fold.Folded right = record(id);
        return new Fold.Folded(right.type(), id, version, right.createdAt(), right.updatedAt(), right.fields());
    }

    @Test
    void aFieldThatIsNotAsTheEventsSayIsADifference() {
        Fold.Folded right = record("D");
        Map<String, @Nullable String> fields = new HashMap<>(right.fields());
        fields.put("stage", "payment");
        records.put("D", new Fold.Folded("deal", "D", right.version(), right.createdAt(), right.updatedAt(), fields));
        assertFound(Finding.Kind.DIFFERENT, "MongoDB records: deal D: stage");
    }

    @Test
    void anInteractionThatCountsTwiceIsADifference() {
        customers.put("C", new Fold.Totals(0, 1, 0, Map.of(), totals().wonValue(), 3, totals().lastInteractionAt()));
        assertFound(Finding.Kind.DIFFERENT, "MongoDB customers");
    }

    @Test
    void aDealThatCountsTwiceIsADifference() {
        customers.put("C", new Fold.Totals(1, 1, 0, Map.of(), totals().wonValue(), 2, totals().lastInteractionAt()));
        assertFound(Finding.Kind.DIFFERENT, "MongoDB customers");
    }

    @Test
    void whatNoEventTellsOfIsTooMuch() {
        records.put("X", version("L", 1));
        timeline.put("X:0", "x");
        periods.add("X:0");
        customers.put("X", totals());
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
