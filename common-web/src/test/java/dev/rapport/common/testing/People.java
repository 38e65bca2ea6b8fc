package dev.rapport.common.testing;

import dev.rapport.common.access.Access;
import dev.rapport.common.access.AccessPolicy;
import dev.rapport.common.access.Staff;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A small company: two reps, of whom the manager leads one, and one person of each other role. */
public final class People {

    public static final Caller ADMIN = person(1, Role.ADMIN);
    public static final Caller MANAGER = person(2, Role.MANAGER);
    public static final Caller REP = person(3, Role.REP);
    public static final Caller OTHER_REP = person(4, Role.REP);
    public static final Caller SUPPORT = person(5, Role.SUPPORT);
    public static final Caller MARKETING = person(6, Role.MARKETING);
    public static final Caller ANALYST = person(7, Role.ANALYST);

    /** Left in the middle of 2018. */
    public static final Caller FORMER_REP = person(8, Role.REP);

    private static final Instant LEFT = Instant.parse("2018-06-30T00:00:00Z");

    private People() {}

    private static Caller person(int number, Role role) {
        return new Caller(UUID.fromString("01900000-0000-7000-8000-00000000000" + number), Set.of(role));
    }

    /** As without any policy. The rep works below the manager; nobody else below anybody. */
    public static Access access() {
        return access(AccessPolicy.NONE);
    }

    /** By a policy. The rep works below the manager; nobody else below anybody. */
    public static Access access(AccessPolicy policy) {
        var staff = new Staff(List.of(
                new Staff.Employee(REP.employeeId(), MANAGER.employeeId(), Set.of(), Set.of())));
        return new Access(() -> policy, staff, Clock.systemUTC());
    }

    /** Everybody named here is employed, one of them no more. */
    public static boolean isEmployed(UUID employeeId, Instant at) {
        return employeeId.toString().startsWith("01900000-0000-7000-8000-00000000000")
                && (!employeeId.equals(FORMER_REP.employeeId()) || at.isBefore(LEFT));
    }
}
