package dev.rapport.torture.check;

import static dev.rapport.torture.check.Events.acknowledged;
import static dev.rapport.torture.check.Events.change;
import static dev.rapport.torture.check.Events.dealCreated;
import static dev.rapport.torture.check.Events.dealWon;
import static dev.rapport.torture.check.Events.leadChanged;
import static dev.rapport.torture.check.Events.leadCreated;
import static dev.rapport.torture.check.Events.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.driver.Person;
import dev.rapport.torture.load.Journal;
import dev.rapport.torture.load.Outcome;
import dev.rapport.torture.load.WriteRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreCheckTest {
    private static final List<Outcome> BOTH = List.of(acknowledged(Events.create("a"), "L", 0),
            acknowledged(change("L", "b", null), "L", 1));

    private static List<Finding> check(List<Event> events, List<Outcome> outcomes, Journal.InjectedEvent... injected) {
        Map<String, StoreCheck.Answered> keys = new HashMap<>();
        outcomes.stream().filter(Outcome.Acknowledged.class::isInstance).map(Outcome.Acknowledged.class::cast)
                .forEach(done -> keys.put(done.request().key(), new StoreCheck.Answered(done.id(), done.version())));
        return new StoreCheck(events, keys, outcomes, List.of(injected)).findings();
    }

    private static void assertOnly(List<Finding> findings, Finding.Kind kind, String text) {
        assertThat(findings).isNotEmpty().allMatch(finding -> finding.kind() == kind)
                .anyMatch(finding -> finding.text().contains(text));
    }

    @Test
    void whatWasAcknowledgedAndIsThereOnceIsRight() {
        assertThat(check(List.of(leadCreated("L", "a"), leadChanged("L", 1, "b")), BOTH)).isEmpty();
    }

    @Test
    void anAcknowledgedWriteThatIsNotThereIsLost() {
        assertOnly(check(List.of(leadCreated("L", "a")), BOTH), Finding.Kind.LOST, "no such event");
    }

    @Test
    void anAcknowledgedWriteWithSomebodyElsesInItsPlaceIsLost() {
        Outcome other = new Outcome.Unanswered(change("L", "c", null), 2, "");
        assertThat(check(List.of(leadCreated("L", "a"), leadChanged("L", 1, "c")), List.of(BOTH.get(0), BOTH.get(1),
                other))).anyMatch(finding -> finding.kind() == Finding.Kind.LOST);
    }

    @Test
    void aHoleIsALoss() {
        assertOnly(check(List.of(leadCreated("L", "a"), leadChanged("L", 2, "b")),
                List.of(BOTH.get(0), acknowledged(change("L", "b", null), "L", 2))), Finding.Kind.LOST,
                "no event 1 before");
    }

    @Test
    void aWriteThatWasDoneTwiceIsDoubled() {
        assertOnly(check(List.of(leadCreated("L", "a"), leadChanged("L", 1, "b"), leadChanged("L", 2, "b")), BOTH),
                Finding.Kind.DOUBLED, "done 2 times");
    }

    @Test
    void aRecordThatWasMadeTwiceIsDoubled() {
        assertOnly(check(List.of(leadCreated("L", "a"), leadCreated("M", "a")), List.of(BOTH.get(0))),
                Finding.Kind.DOUBLED, "done 2 times");
    }

    @Test
    void aStepThatNobodyOrderedIsDoubled() {
        WriteRequest deal = new WriteRequest("k", Person.REP, "deal", null, "POST", "/api/deals", Map.of(), null, "D");
        List<Outcome> outcomes = List.of(acknowledged(deal, "X", 0), acknowledged(step("X"), "X", 1));
        List<Event> events = List.of(dealCreated("X", "C", "1"), dealWon("X", 1));
        assertThat(check(events, outcomes)).isEmpty();
        assertOnly(check(List.of(events.get(0), events.get(1), dealWon("X", 2)), outcomes), Finding.Kind.DOUBLED,
                "nobody ordered");
    }

    @Test
    void aWriteThatWasNeverAnsweredMayBeThereOnce() {
        Outcome unanswered = new Outcome.Unanswered(change("L", "b", null), 3, "503");
        List<Outcome> outcomes = List.of(BOTH.get(0), unanswered);
        assertThat(check(List.of(leadCreated("L", "a")), outcomes)).isEmpty();
        assertThat(check(List.of(leadCreated("L", "a"), leadChanged("L", 1, "b")), outcomes)).isEmpty();
        assertOnly(check(List.of(leadCreated("L", "a"), leadChanged("L", 1, "b"), leadChanged("L", 2, "b")), outcomes),
                Finding.Kind.DOUBLED, "nobody ordered");
    }

    @Test
    void aWriteThatWasRefusedAtOnceMustNotBeThere() {
        WriteRequest request = change("L", "b", 0L);
        Outcome refused = new Outcome.Refused(request, 1, 412, "stale-version");
        List<Event> events = List.of(leadCreated("L", "a"), leadChanged("L", 1, "b"));
        assertThat(check(List.of(events.get(0)), List.of(BOTH.get(0), refused))).isEmpty();
        assertOnly(check(events, List.of(BOTH.get(0), refused)), Finding.Kind.DOUBLED, "nobody ordered");
        assertThat(new StoreCheck(events, Map.of("key-a", new StoreCheck.Answered("L", 0), request.key(),
                new StoreCheck.Answered("L", 1)), List.of(BOTH.get(0), refused), List.of()).findings())
                .anyMatch(finding -> finding.text().contains("was refused"));
    }

    @Test
    void anAnswerThatIsNotNotedUnderItsKeyIsLost() {
        List<Event> events = List.of(leadCreated("L", "a"));
        assertOnly(new StoreCheck(events, Map.of(), List.of(BOTH.get(0)), List.of()).findings(), Finding.Kind.LOST,
                "Idempotency-Key");
        assertOnly(new StoreCheck(events, Map.of("key-a", new StoreCheck.Answered("L", 4)), List.of(BOTH.get(0)),
                List.of()).findings(), Finding.Kind.DIFFERENT, "noted under");
    }

    @Test
    void aWriteForOneVersionThatWasDoneToAnotherOverwritesSomebody() {
        assertOnly(check(
                List.of(leadCreated("L", "a"), leadChanged("L", 1, "b"), leadChanged("L", 2, "c")),
                List.of(BOTH.get(0), BOTH.get(1), acknowledged(change("L", "c", 0L), "L", 2))), Finding.Kind.LOST,
                "for version 0 only");
    }

    @Test
    void whatWasCommittedPastTheServicesMustBeThereToo() {
        Journal.InjectedEvent late = new Journal.InjectedEvent("lead", "L", 0, true);
        assertThat(check(List.of(leadCreated("L", "late")), List.of(), late)).isEmpty();
        assertOnly(check(List.of(), List.of(), late), Finding.Kind.LOST, "committed");
        assertThat(check(List.of(), List.of(), new Journal.InjectedEvent("lead", "L", 0, false))).isEmpty();
    }
}
