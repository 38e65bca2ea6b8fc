package dev.rapport.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.events.employee.Role;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final UUID DIRECTOR = UUID.randomUUID();
    private static final UUID MANAGER = UUID.randomUUID();
    private static final UUID REP = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final Map<UUID, UUID> MANAGERS = Map.of(MANAGER, DIRECTOR, REP, MANAGER);

    private final Access access = new Access((employee, manager) -> {
        UUID above = MANAGERS.get(employee);
        while (above != null && !above.equals(manager)) {
            above = MANAGERS.get(above);
        }
        return above != null;
    });

    @Test
    void aRepChangesWhatTheRepOwns() {
        assertThat(access.mayChange(caller(REP, Role.REP), REP)).isTrue();
        assertThat(access.mayChange(caller(REP, Role.REP), OTHER)).isFalse();
        assertThat(access.mayChange(caller(REP, Role.REP), null)).isFalse();
    }

    @Test
    void aManagerChangesWhatThePeopleBelowOwnHoweverFar() {
        assertThat(access.mayChange(caller(MANAGER, Role.MANAGER), REP)).isTrue();
        assertThat(access.mayChange(caller(DIRECTOR, Role.MANAGER), REP)).isTrue();
        assertThat(access.mayChange(caller(MANAGER, Role.MANAGER), DIRECTOR)).isFalse();
        assertThat(access.mayChange(caller(MANAGER, Role.MANAGER), OTHER)).isFalse();
    }

    @Test
    void standingAboveWithoutTheRoleIsNotEnough() {
        assertThat(access.mayChange(caller(MANAGER, Role.REP), REP)).isFalse();
    }

    @Test
    void anAdministratorChangesEverythingAndAnAnalystNothing() {
        assertThat(access.mayChange(caller(OTHER, Role.ADMIN), null)).isTrue();
        assertThat(access.mayChange(caller(OTHER, Role.ANALYST), OTHER)).isFalse();
        assertThat(access.mayChange(new Caller(OTHER, Set.of()), OTHER)).isFalse();
    }

    private static Caller caller(UUID employee, Role role) {
        return new Caller(employee, Set.of(role));
    }
}
