package dev.rapport.common.security;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.events.employee.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row-level rules: what is owned is changed by its owner, by those above the owner, and by administrators. */
public final class Access {

    private final Hierarchy hierarchy;

    public Access(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Who works below whom, directly or not. */
    @FunctionalInterface
    public interface Hierarchy {

        boolean isBelow(UUID employeeId, UUID managerId);
    }

    /**
     * Refuses callers who may not change a record.
     *
     * @param ownerId
     *            owner of the record; null when nobody owns it
     * @throws ForbiddenException
     *             unless the caller may change what that person owns
     */
    public void requireMayChange(Caller caller, @Nullable UUID ownerId) {
        if (!mayChange(caller, ownerId)) {
            throw new ForbiddenException();
        }
    }

    /** True when the caller may change what that person owns, or give something to that person. */
    public boolean mayChange(Caller caller, @Nullable UUID ownerId) {
        if (caller.is(Role.ADMIN)) {
            return true;
        }
        if (ownerId == null || !caller.isAny(Role.MANAGER, Role.REP, Role.SUPPORT, Role.MARKETING)) {
            return false;
        }
        return ownerId.equals(caller.employeeId())
                || (caller.is(Role.MANAGER) && hierarchy.isBelow(ownerId, caller.employeeId()));
    }
}
