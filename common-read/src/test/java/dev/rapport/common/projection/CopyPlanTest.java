package dev.rapport.common.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopyPlanTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Map<TopicPartition, Long> ENDS = Map.of(new TopicPartition("deals", 0), 7L);
    private static final Notes.Copy FRESH = new Notes.Copy("fresh", 2, false, false, Map.of());
    private static final Notes.Copy NEW = new Notes.Copy("a", 2, false, false, Map.of());
    private static final Notes.Copy FILLING = NEW.withCreated();
    private static final Notes.Copy READY = FILLING.withReady();
    private static final Notes.Copy OLD = new Notes.Copy("old", 1, true, true, Map.of());
    private static final Notes.Retired GONE = new Notes.Retired("gone", NOW.minusSeconds(1));
    private static final Notes.Retired STAYS = new Notes.Retired("stays", NOW.plusSeconds(1));

    private final CopyPlan plan = new CopyPlan(2, true, () -> FRESH);

    private static Notes notes(Notes.Copy live, Notes.@Nullable Copy building, Notes.Retired... retired) {
        return new Notes(live, building, List.of(retired), 3);
    }

    private static Notes.Retired retiredNow(String name) {
        return new Notes.Retired(name, NOW);
    }

    @Test
    void aSinkWithoutNotesBeginsWithAFreshCopy() {
        assertThat(plan.begin(false)).isEqualTo(new Step.Begin(false, Notes.first(FRESH)));
        assertThat(plan.begin(true)).isEqualTo(new Step.Begin(true, Notes.first(FRESH)));
    }

    static Stream<Arguments> changes() {
        var building = new Notes.Copy("b", 2, true, false, Map.of());
        var unmade = new Notes.Copy("b", 2, false, false, Map.of());
        return Stream.of(
                arguments("nothing to do", notes(READY, null), Set.of(), new Step.None()),
                arguments("one is being filled", notes(FILLING, null), Set.of(), new Step.None()),
                arguments("one is being filled beside", notes(OLD, building), Set.of(), new Step.None()),
                arguments("live to be made", notes(NEW, null), Set.of(),
                        new Step.Create("a", notes(FILLING, null))),
                arguments("building to be made", notes(OLD, unmade), Set.of(),
                        new Step.Create("b", notes(OLD, building))),
                arguments("live before building", notes(NEW, unmade), Set.of(),
                        new Step.Create("a", notes(FILLING, unmade))),
                arguments("what is not made is not lost", notes(NEW, null), Set.of("a"),
                        new Step.Create("a", notes(FILLING, null))),
                arguments("live lost", notes(READY, null, STAYS), Set.of("a"),
                        new Step.ReplaceLive("a", notes(FRESH, null, STAYS, retiredNow("a")))),
                arguments("lost while it was filled", notes(FILLING, null), Set.of("a"),
                        new Step.ReplaceLive("a", notes(FRESH, null, retiredNow("a")))),
                arguments("live lost, the other one goes on", notes(OLD, building), Set.of("old"),
                        new Step.ReplaceLive("old", notes(FRESH, building, retiredNow("old")))),
                arguments("building lost", notes(OLD, building), Set.of("b"),
                        new Step.ReplaceBuilding("b", notes(OLD, FRESH, retiredNow("b")))),
                arguments("both lost", notes(OLD, building), Set.of("old", "b"),
                        new Step.ReplaceLive("old", notes(FRESH, building, retiredNow("old")))),
                arguments("version risen", notes(OLD, null), Set.of(),
                        new Step.Rebuild(1, 2, notes(OLD, FRESH))),
                arguments("version fallen", notes(new Notes.Copy("c", 3, true, true, Map.of()), null), Set.of(),
                        new Step.Rebuild(3, 2, notes(new Notes.Copy("c", 3, true, true, Map.of()), FRESH))),
                arguments("version risen before it was filled",
                        notes(new Notes.Copy("c", 1, true, false, Map.of()), null), Set.of(), new Step.None()),
                arguments("lost and version risen", notes(OLD, null), Set.of("old"),
                        new Step.ReplaceLive("old", notes(FRESH, null, retiredNow("old")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void copiesAreMadeReplacedAndRebuilt(String title, Notes agreed, Set<String> lost, Step step) {
        assertThat(plan.change(agreed, lost::contains, NOW)).isEqualTo(step);
    }

    @Test
    void whatCannotStandBesideItselfIsNotRebuilt() {
        var alone = new CopyPlan(2, false, () -> FRESH);

        assertThat(alone.change(notes(OLD, null), _ -> false, NOW)).isEqualTo(new Step.None());
        assertThat(alone.change(notes(OLD, null), "old"::equals, NOW)).isInstanceOf(Step.ReplaceLive.class);
    }

    @Test
    void theSinkIsAskedOnceForEachCopyThatIsMade() {
        var asked = new ArrayList<String>();

        plan.change(notes(OLD, FILLING), copy -> !asked.add(copy), NOW);
        assertThat(asked).containsExactly("old", "a");

        plan.change(notes(OLD, NEW), copy -> !asked.add(copy), NOW);
        assertThat(asked).hasSize(2);
    }

    static Stream<Arguments> tidying() {
        var known = READY.withTopicIds(Map.of("deals", "1"));
        return Stream.of(
                arguments("nothing to do", notes(READY, null), Map.of(), new Step.None()),
                arguments("a topic is seen", notes(READY, null), Map.of("a", Map.of("deals", "1")),
                        new Step.NoteTopics(notes(known, null))),
                arguments("a topic is known", notes(known, null), Map.of("a", Map.of("deals", "1")),
                        new Step.None()),
                arguments("a topic made anew is not noted over the old one", notes(known, null),
                        Map.of("a", Map.of("deals", "2")), new Step.None()),
                arguments("another topic is seen beside one made anew", notes(known, null),
                        Map.of("a", Map.of("deals", "2", "staff", "3")),
                        new Step.NoteTopics(
                                notes(READY.withTopicIds(Map.of("deals", "1", "staff", "3")), null))),
                arguments("a topic is seen for the copy beside", notes(OLD, READY), Map.of("a", Map.of("deals", "1")),
                        new Step.NoteTopics(notes(OLD, known))),
                arguments("topics come before what is retired", notes(READY, null, GONE),
                        Map.of("a", Map.of("deals", "1")), new Step.NoteTopics(notes(known, null, GONE))),
                arguments("retired and still read", notes(READY, null, STAYS), Map.of(), new Step.None()),
                arguments("retired and read no more", notes(READY, null, STAYS, GONE), Map.of(),
                        new Step.Drop("gone", notes(READY, null, STAYS))),
                arguments("retired until now", notes(READY, null, retiredNow("now")), Map.of(),
                        new Step.Drop("now", notes(READY, null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tidying")
    void topicsAreNotedAndRetiredCopiesDropped(String title, Notes agreed, Map<String, Map<String, String>> seen,
            Step step) {
        assertThat(plan.tidy(agreed, seen, NOW)).isEqualTo(step);
    }

    @Test
    void theLiveCopyIsShownWhenItHasCaughtUpForTheFirstTime() {
        var agreed = notes(FILLING, null);

        assertThat(CopyPlan.awaited(agreed)).isEqualTo(FILLING);
        assertThat(CopyPlan.caughtUp(agreed, FILLING, ENDS)).isEqualTo(new Step.Show("a", notes(READY, null)));
        assertThat(CopyPlan.awaited(notes(READY, null))).isNull();
    }

    @Test
    void theCopyBesideTakesItsPlaceWhenItHasCaughtUp() {
        var agreed = notes(OLD, FILLING);

        assertThat(CopyPlan.awaited(agreed)).isEqualTo(FILLING);
        assertThat(CopyPlan.caughtUp(agreed, FILLING, ENDS)).isEqualTo(new Step.Swap(agreed, FILLING, ENDS));
    }

    @Test
    void aLiveCopyThatHasNeverCaughtUpComesBeforeTheOneBesideIt() {
        var live = new Notes.Copy("live", 2, true, false, Map.of());

        assertThat(CopyPlan.awaited(notes(live, FILLING))).isEqualTo(live);
    }

    @Test
    void retiredCopiesAreFedWhileTheyCanBeRead() {
        assertThat(CopyPlan.wanted(notes(OLD, FILLING, STAYS, GONE, retiredNow("now")), NOW))
                .containsExactly("old", "a", "stays");
    }

    @Test
    void orphansAreWhatNeitherOldNorNewNotesSpeakOf() {
        var there = List.of("old", "a", "fresh", "stays", "gone", "left");

        assertThat(CopyPlan.orphans(there, notes(OLD, FILLING), notes(FILLING, FRESH, STAYS, GONE)))
                .containsExactly("left");
    }

    @Test
    void readersDoNotSeeWhatIsBeingFilled() {
        var agreed = notes(OLD, FILLING);

        assertThat(CopyPlan.isBeingFilled(agreed, "a")).isTrue();
        assertThat(CopyPlan.isBeingFilled(agreed, "old")).isFalse();
        assertThat(CopyPlan.isBeingFilled(notes(FILLING, null), "a")).isTrue();
        assertThat(CopyPlan.isBeingFilled(notes(READY, null), "a")).isFalse();
        assertThat(CopyPlan.isBeingFilled(agreed, "gone")).isFalse();
    }
}
