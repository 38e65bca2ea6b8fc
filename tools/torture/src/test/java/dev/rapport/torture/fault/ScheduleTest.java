package dev.rapport.torture.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void theSameSeedGivesTheSameSchedule() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(Schedule.of(seed, TEN_MINUTES)).isEqualTo(Schedule.of(seed, TEN_MINUTES));
        }
    }

    @Test
    void anotherSeedGivesAnother() {
        assertThat(Schedule.of(1, TEN_MINUTES).faults()).isNotEqualTo(Schedule.of(2, TEN_MINUTES).faults());
    }

    @Test
    void inTenMinutesEveryKindOccursWhateverTheSeed() {
        for (long seed = 0; seed < 500; seed++) {
            Set<FaultKind> kinds = Schedule.of(seed, TEN_MINUTES).faults().stream().map(Fault::kind)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));
            assertThat(kinds).as("seed %d", seed).containsExactlyInAnyOrder(FaultKind.values());
        }
    }

    @Test
    void inTenMinutesEveryProcessIsKilledAndStopped() {
        List<String> processes = new ArrayList<>(Schedule.SERVERS);
        processes.addAll(Schedule.WRITERS);
        processes.addAll(Schedule.READERS);
        processes.add(Schedule.GATEWAY);
        for (long seed = 0; seed < 100; seed++) {
            assertThat(targets(seed, FaultKind.KILL)).containsExactlyInAnyOrderElementsOf(processes);
            assertThat(targets(seed, FaultKind.PAUSE)).containsExactlyInAnyOrderElementsOf(processes);
            assertThat(targets(seed, FaultKind.FULL_DISK)).containsExactlyInAnyOrderElementsOf(Schedule.SERVERS);
            assertThat(targets(seed, FaultKind.REFUSE_60S)).containsExactlyInAnyOrder("postgresql", "kafka");
        }
    }

    private static List<String> targets(long seed, FaultKind kind) {
        return Schedule.of(seed, TEN_MINUTES).faults().stream().filter(fault -> fault.kind() == kind)
                .map(Fault::target).toList();
    }

    @Test
    void theMinuteOfRefusalsIsAMinuteAndTwoOfThemDoNotMeet() {
        for (long seed = 0; seed < 500; seed++) {
            List<Fault> long60 = Schedule.of(seed, TEN_MINUTES).faults().stream()
                    .filter(fault -> fault.kind() == FaultKind.REFUSE_60S).toList();
            assertThat(long60).as("seed %d", seed).hasSize(2)
                    .allMatch(fault -> fault.lasts().equals(Duration.ofSeconds(60)));
            assertThat(long60.get(0).end()).as("seed %d", seed).isLessThanOrEqualTo(long60.get(1).at());
        }
    }

    @Test
    void everythingEndsBeforeTheLoadDoes() {
        for (int minutes = 1; minutes <= 21; minutes++) {
            for (long seed = 0; seed < 50; seed++) {
                Duration length = Duration.ofMinutes(minutes);
                List<Fault> faults = Schedule.of(seed, length).faults();
                assertThat(faults).isNotEmpty().allMatch(fault -> fault.end().compareTo(length) < 0);
                assertThat(faults.stream().map(Fault::at)).isSorted();
            }
        }
    }

    @Test
    void aShortRunHasFewFaultsAndAllOfDifferentKinds() {
        for (long seed = 0; seed < 200; seed++) {
            List<Fault> faults = Schedule.of(seed, Duration.ofMinutes(2)).faults();
            assertThat(faults).hasSizeBetween(6, 10);
            assertThat(faults.stream().map(Fault::kind)).doesNotHaveDuplicates().doesNotContain(FaultKind.REFUSE_60S);
        }
    }
}
