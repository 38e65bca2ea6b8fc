package dev.rapport.torture.check;

import static dev.rapport.torture.check.Events.leadChanged;
import static dev.rapport.torture.check.Events.leadCreated;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicCheckTest {
    private static final Event FIRST = leadCreated("L", "a");
    private static final Event SECOND = leadChanged("L", 1, "b");

    private static List<Finding> check(List<Event> stored, List<Event> published) {
        return new TopicCheck(stored, published, List.of(), Set.of("poisoned"), Set.of()).findings();
    }

    @Test
    void whatIsStoredAndPublishedIsRightHoweverOftenItIsThere() {
        assertThat(check(List.of(FIRST, SECOND), List.of(FIRST, SECOND, FIRST, SECOND, FIRST))).isEmpty();
    }

    @Test
    void whatIsNotPublishedIsLost() {
        assertThat(check(List.of(FIRST, SECOND), List.of(FIRST))).singleElement()
                .matches(finding -> finding.kind() == Finding.Kind.LOST);
    }

    @Test
    void whatHadToBePublishedAgainWasLostUnlessItWasWithheld() {
        Event withheld = leadCreated("withheld", "a");
        List<Event> all = List.of(FIRST, withheld);
        assertThat(new TopicCheck(all, all, all, Set.of(), Set.of("withheld")).findings()).singleElement()
                .matches(finding -> finding.kind() == Finding.Kind.LOST && finding.text().contains(FIRST.place()));
    }

    @Test
    void whatIsOnATopicOnlyIsTooMuch() {
        assertThat(check(List.of(FIRST), List.of(FIRST, SECOND))).singleElement()
                .matches(finding -> finding.kind() == Finding.Kind.DOUBLED);
    }

    @Test
    void poisonIsNotTooMuch() {
        assertThat(check(List.of(FIRST), List.of(FIRST, leadCreated("poisoned", "x")))).isEmpty();
    }

    @Test
    void anotherContentIsADifference() {
        Event changed = new Event(FIRST.eventId(), "lead", "L", 0, FIRST.type(), FIRST.recordedAt(), SECOND.data());
        assertThat(check(List.of(FIRST), List.of(changed))).singleElement()
                .matches(finding -> finding.kind() == Finding.Kind.DIFFERENT);
    }

    @Test
    void anEventBeforeItsPredecessorIsADifference() {
        assertThat(check(List.of(FIRST, SECOND), List.of(SECOND, FIRST))).singleElement()
                .matches(finding -> finding.text().contains("before its predecessor"));
    }
}
