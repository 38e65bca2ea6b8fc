package dev.rapport.common.command;

import dev.rapport.common.refusal.BusinessRule;
import dev.rapport.common.security.Access;
import dev.rapport.common.security.Caller;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides who owns what a caller creates or hands over. */
public final class Ownership {

    private final Access access;
    private final Predicate<UUID> isActive;

    /**
     * @param isActive
     *            whether an employee exists and has not been deactivated
     */
    public Ownership(Access access, Predicate<UUID> isActive) {
        this.access = access;
        this.isActive = isActive;
    }

    /** What may be wrong with an owner. */
    public enum Rule implements BusinessRule {
        UNKNOWN_EMPLOYEE("There is no active employee with the id given as owner.");

        private final String explanation;

        Rule(String explanation) {
            this.explanation = explanation;
        }

        @Override
        public String explanation() {
            return explanation;
        }
    }

    /**
     * The owner of a new record: the caller, or somebody the caller may give records to.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             when the caller may not give records to that person, or nobody active has that id
     */
    public UUID of(Caller caller, @Nullable UUID requested) {
        if (requested == null || requested.equals(caller.employeeId())) {
            return caller.employeeId();
        }
        access.requireMayChange(caller, requested);
        Rule.UNKNOWN_EMPLOYEE.check(isActive.test(requested));
        return requested;
    }

    /**
     * Refuses callers who may not change what that person owns.
     *
     * @throws dev.rapport.common.refusal.ForbiddenException
     *             as {@link Access#requireMayChange}
     */
    public void requireMayChange(Caller caller, @Nullable UUID ownerId) {
        access.requireMayChange(caller, ownerId);
    }

    /**
     * The next owner of a record the caller may change: anyone active, so that work can be handed to colleagues.
     *
     * @throws dev.rapport.common.refusal.RefusedException
     *             when nobody active has that id
     */
    public UUID next(Caller caller, UUID requested) {
        Rule.UNKNOWN_EMPLOYEE.check(requested.equals(caller.employeeId()) || isActive.test(requested));
        return requested;
    }
}
