package dev.rapport.common.security;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.events.employee.Role;
import java.util.Set;
import java.util.UUID;

/**
 * Who sends a request. Controllers take it as a parameter.
 *
 * @param employeeId
 *            the employee record of the person; it owns what the person creates
 * @param roles
 *            what the token says the person is
 */
public record Caller(UUID employeeId, Set<Role> roles) {

    private static final UUID NOBODY = new UUID(0, 0);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The platform itself, for commands that follow from events. It may do everything. */
    public static Caller system() {
        return new Caller(NOBODY, Set.of(Role.ADMIN));
    }

    /**
     * As events name who caused them: the employee's id, or the service that acts by itself.
     *
     * @param service
     *            that carries the command out, e.g. {@code deal-service}
     */
    public String actor(String service) {
        return employeeId.equals(NOBODY) ? service : employeeId.toString();
    }

    /** Whose idempotency keys these are; never changes, so that what was carried out is not carried out again. */
    public String keyOwner() {
        return employeeId.equals(NOBODY) ? "system" : employeeId.toString();
    }

    /** Whether an id stands for the platform itself, so that no person may have it. */
    public static boolean isPlatform(UUID employeeId) {
        return employeeId.equals(NOBODY);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** True when the caller has at least one of the roles. */
    public boolean isAny(Role... anyOf) {
        for (Role role : anyOf) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** Throws a {@link ForbiddenException} unless the caller has at least one of the roles. */
    public void require(Role... anyOf) {
        if (!isAny(anyOf)) {
            throw new ForbiddenException();
        }
    }

    /**
     * Records, lists, search, timeline and history are for those who work with customers; an analyst reads reports.
     *
     * @throws ForbiddenException
     *             when the caller may not read records
     */
    public void requireMayReadRecords() {
        if (!mayReadRecords()) {
            throw new ForbiddenException();
        }
    }

    /** Whether the caller works with customers. */
    public boolean mayReadRecords() {
        return isAny(Role.ADMIN, Role.MANAGER, Role.REP, Role.SUPPORT, Role.MARKETING);
    }

    /** Whether the caller works in the company at all. */
    public boolean mayReadReports() {
        return isAny(Role.values());
    }

    /** Throws a {@link ForbiddenException} when the caller may not read reports and the stream. */
    public void requireMayReadReports() {
        require(Role.values());
    }
}
