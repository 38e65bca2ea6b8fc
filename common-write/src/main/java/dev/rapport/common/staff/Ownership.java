package dev.rapport.common.staff;

import dev.rapport.common.security.Access;
import dev.rapport.common.security.Caller;
import dev.rapport.common.web.BusinessRule;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Decides who owns what a caller creates or hands over. */
public final class Ownership {

    private static final int ID_LENGTH = 36;

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
     * @throws dev.rapport.common.web.ProblemException
     *             403 when the caller may not give records to that person, 409 when nobody active has that id
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
     * The next owner of a record the caller may change: anyone active, so that work can be handed to colleagues.
     *
     * @throws dev.rapport.common.web.ProblemException
     *             409 when nobody active has that id
     */
    public UUID next(Caller caller, UUID requested) {
        Rule.UNKNOWN_EMPLOYEE.check(requested.equals(caller.employeeId()) || isActive.test(requested));
        return requested;
    }

    /**
     * As {@link #next} for a merge patch with an {@code ownerId}; one that is no id is left to whoever reads the patch.
     */
    public void next(Caller caller, JsonNode patch) {
        // Java reads shorter texts as ids too; what reads the patch does not.
        if (patch.path("ownerId").isString() && patch.path("ownerId").asString().length() == ID_LENGTH) {
            UUID requested;
            try {
                requested = UUID.fromString(patch.path("ownerId").asString());
            } catch (IllegalArgumentException e) {
                return;
            }
            next(caller, requested);
        }
    }
}
