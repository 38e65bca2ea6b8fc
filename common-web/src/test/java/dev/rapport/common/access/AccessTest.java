package dev.rapport.common.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import dev.rapport.events.policy.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final UUID DIRECTOR = UUID.randomUUID();
    private static final UUID MANAGER = UUID.randomUUID();
    private static final UUID REP = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);

    private final Staff staff = new Staff(List.of(employee(MANAGER, DIRECTOR), employee(REP, MANAGER)));
    private final Access access = new Access(() -> AccessPolicy.NONE, staff, CLOCK);

    private static Staff.Employee employee(UUID id, UUID manager) {
        return new Staff.Employee(id, manager, Set.of(), Set.of());
    }

    @Test
    void aRepChangesWhatTheRepOwns() {
        assertThat(mayChange(REP, Role.REP, REP)).isTrue();
        assertThat(mayChange(REP, Role.REP, OTHER)).isFalse();
        assertThat(access.mayChange(caller(REP, Role.REP), "deal", RecordFacts.NONE)).isFalse();
    }

    @Test
    void aManagerChangesWhatThePeopleBelowOwnHoweverFar() {
        assertThat(mayChange(MANAGER, Role.MANAGER, REP)).isTrue();
        assertThat(mayChange(DIRECTOR, Role.MANAGER, REP)).isTrue();
        assertThat(mayChange(MANAGER, Role.MANAGER, DIRECTOR)).isFalse();
        assertThat(mayChange(MANAGER, Role.MANAGER, OTHER)).isFalse();
    }

    @Test
    void standingAboveWithoutTheRoleIsNotEnough() {
        assertThat(mayChange(MANAGER, Role.REP, REP)).isFalse();
    }

    @Test
    void anAdministratorChangesEverythingAndAnAnalystNothing() {
        assertThat(access.mayChange(caller(OTHER, Role.ADMIN), "deal", RecordFacts.NONE)).isTrue();
        assertThat(mayChange(OTHER, Role.ANALYST, OTHER)).isFalse();
        assertThat(access.mayChange(new Caller(OTHER, Set.of()), "deal", RecordFacts.ownedBy(OTHER))).isFalse();
    }

    @Test
    void whatCannotBeReadIsNotThereAndWhatCanIsForbidden() {
        var policy = AccessPolicy.of(Map.of("read", Map.of("rep", Map.of("deal", List.of("own")))));
        var restricted = new Access(() -> policy, staff, CLOCK);

        assertThat(restricted.mayRead(caller(REP, Role.REP), "deal", RecordFacts.ownedBy(OTHER))).isFalse();
        assertThat(restricted.unreadable(caller(REP, Role.REP), "deal")).isInstanceOf(NoSuchRecordException.class);
        assertThat(restricted.mayRead(caller(REP, Role.REP), "lead", RecordFacts.ownedBy(OTHER))).isTrue();
        assertThatThrownBy(
                () -> restricted.requireMayChange(caller(REP, Role.REP), "lead", RecordFacts.ownedBy(OTHER)))
                .isInstanceOf(ForbiddenException.class);
        assertThat(restricted.unreadable(caller(REP, Role.ANALYST), "lead")).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void whatCannotBeReadCannotBeChanged() {
        var policy = AccessPolicy.of(Map.of("read", Map.of("rep", Map.of("deal", List.of("none")))));

        assertThat(new Access(() -> policy, staff, CLOCK).mayChange(caller(REP, Role.REP), "deal",
                RecordFacts.ownedBy(REP))).isFalse();
    }

    @Test
    void aShareCountsUntilItsLastDayAndForChangesOnlyIfItSaysSo() {
        var policy = AccessPolicy.of(Map.of("read", Map.of("rep", Map.of("deal", List.of("own")))));
        var restricted = new Access(() -> policy, staff, CLOCK);
        var read = new RecordFacts(OTHER, Set.of(), List.of(new Share(REP, null, false, TODAY)), List.of());
        var over = new RecordFacts(OTHER, Set.of(), List.of(new Share(REP, null, true, TODAY.minusDays(1))),
                List.of());
        var write = new RecordFacts(OTHER, Set.of(), List.of(new Share(REP, null, true, null)), List.of());

        assertThat(restricted.mayRead(caller(REP, Role.REP), "deal", read)).isTrue();
        assertThat(restricted.mayChange(caller(REP, Role.REP), "deal", read)).isFalse();
        assertThat(restricted.mayRead(caller(REP, Role.REP), "deal", over)).isFalse();
        assertThat(restricted.mayChange(caller(REP, Role.REP), "deal", write)).isTrue();
    }

    /** One record at a time, as sets of people, and by a third way written down here, the answer is the same. */
    @Test
    void allWaysOfDecidingAgree() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            var people = new ArrayList<Staff.Employee>();
            for (int i = 0; i < 8; i++) {
                people.add(new Staff.Employee(new UUID(1, i), i == 0 || random.nextBoolean()
                        ? null
                        : new UUID(1, random.nextInt(i)), some(random, "t"), some(random, "r")));
            }
            var company = new Staff(people);
            var role = one(random, List.of(Role.values()));
            var levels = EnumSet.noneOf(Level.class);
            for (int i = 0; i <= random.nextInt(3); i++) {
                levels.add(one(random, List.of(Level.values())));
            }
            var policy = AccessPolicy.of(Map.of("read", Map.of(role.code(), Map.of("deal",
                    levels.stream().map(Level::code).toList()))));
            var decided = new Access(() -> policy, company, CLOCK);
            for (int i = 0; i < 20; i++) {
                var me = people.get(random.nextInt(people.size()));
                var who = caller(me.id(), role);
                var facts = facts(random, people).following(
                        random.nextBoolean() ? List.of() : List.of(facts(random, people)));
                boolean expected = levels.stream().anyMatch(level -> reaches(level, me, facts, people));

                assertThat(decided.mayRead(who, "deal", facts)).as("%s of %s at %s", levels, me, facts)
                        .isEqualTo(expected);
                assertThat(Reach.of(me.id(), policy.read(who, "deal"), company).reaches(facts, TODAY))
                        .as("%s of %s at %s", levels, me, facts).isEqualTo(expected);
            }
        }
    }

    private static boolean reaches(Level level, Staff.Employee me, RecordFacts facts, List<Staff.Employee> people) {
        if (facts.followed().stream().anyMatch(each -> reaches(level, me, each, people))) {
            return true;
        }
        var owner = people.stream().filter(each -> each.id().equals(facts.ownerId())).findFirst().orElse(null);
        return switch (level) {
            case NONE -> false;
            case ALL -> true;
            case OWN -> me.equals(owner) || facts.shares().stream()
                    .anyMatch(share -> (share.until() == null || !share.until().isBefore(TODAY))
                            && (me.id().equals(share.employeeId()) || me.teams().contains(share.team() + "")));
            case TEAM -> owner != null && owner.teams().stream().anyMatch(me.teams()::contains);
            case BELOW -> {
                boolean below = false;
                for (var each = owner; each != null && !below;) {
                    var manager = each.managerId();
                    below = me.id().equals(manager);
                    each = people.stream().filter(other -> other.id().equals(manager)).findFirst().orElse(null);
                }
                yield below;
            }
            case TERRITORY -> facts.territories().stream().anyMatch(me.territories()::contains);
        };
    }

    private static RecordFacts facts(Random random, List<Staff.Employee> people) {
        var shares = new ArrayList<Share>();
        for (int i = 0; i < random.nextInt(3); i++) {
            var until = random.nextBoolean() ? null : TODAY.plusDays(random.nextInt(3) - 1);
            shares.add(random.nextBoolean()
                    ? new Share(people.get(random.nextInt(people.size())).id(), null, random.nextBoolean(), until)
                    : new Share(null, "t" + random.nextInt(3), random.nextBoolean(), until));
        }
        return new RecordFacts(random.nextInt(5) == 0 ? null : people.get(random.nextInt(people.size())).id(),
                some(random, "r"), shares, List.of());
    }

    private static Set<String> some(Random random, String prefix) {
        var names = new ArrayList<>(List.of(prefix + 0, prefix + 1, prefix + 2));
        Collections.shuffle(names, random);
        return Set.copyOf(names.subList(0, random.nextInt(3)));
    }

    private static <T> T one(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private boolean mayChange(UUID employee, Role role, UUID owner) {
        return access.mayChange(caller(employee, role), "deal", RecordFacts.ownedBy(owner));
    }

    private static Caller caller(UUID employee, Role role) {
        return new Caller(employee, Set.of(role));
    }
}
