package dev.rapport.common.command;

import dev.rapport.common.access.Access;
import dev.rapport.common.refusal.BusinessRule;
import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.security.Caller;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides who owns what a caller creates or hands over. */
public final class Ownership {

    private final Access access;
    private final Staff staff;

    public Ownership(Access access, Staff staff) {
        this.access = access;
        this.staff = staff;
    }

    /** What there is to know of people who are to own something. */
    public interface Staff {

        /** Whether somebody works here, or did at that time: the past is brought in with those who made it. */
        boolean isEmployed(UUID employeeId, Instant at);

        /** Whether what somebody owns can be read by them. */
        boolean mayReadRecords(UUID employeeId);
    }

    /** What may be wrong with an owner. */
    public enum Rule implements BusinessRule {
        UNKNOWN_EMPLOYEE("Nobody with the id given as owner works here, or did when it happened."),
        OWNER_MAY_NOT_READ(
                "An analyst may not read records, and so cannot own any.");

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
     * @param kind
     *            of the record, e.g. {@code lead}
     * @param at
     *            when the record began
     * @throws dev.rapport.common.refusal.RefusedException
     *             when the caller may not give records to that person, or that person may not own one
     */
    public UUID of(Caller caller, String kind, @Nullable UUID requested, Instant at) {
        if (requested == null || requested.equals(caller.employeeId())) {
            return caller.employeeId();
        }
        if (!access.mayGive(caller, kind, requested)) {
            throw new ForbiddenException();
        }
        return checked(requested, at);
    }

    /** Who reaches which records. */
    public Access access() {
        return access;
    }

    /**
     * The next owner of a record the caller may change: any colleague, so that work can be handed over.
     *
     * @param at
     *            when it is handed over
     * @throws dev.rapport.common.refusal.RefusedException
     *             when that person may not own it
     */
    public UUID next(Caller caller, UUID requested, Instant at) {
        return requested.equals(caller.employeeId()) ? requested : checked(requested, at);
    }

    /**
     * Refuses the id of nobody who works here, or did then.
     *
     * @param field
     *            that is to hold the id
     * @throws dev.rapport.common.refusal.RefusedException
     *             409 {@code unknown-employee}
     */
    void requireColleague(UUID employeeId, String field, Instant at) {
        if (!staff.isEmployed(employeeId, at)) {
            throw Rule.UNKNOWN_EMPLOYEE
                    .broken("Nobody with the id given as %s works here, or did when it happened.".formatted(field));
        }
    }

    /** Whether somebody works here, or did then. */
    boolean isColleague(UUID employeeId, Instant at) {
        return staff.isEmployed(employeeId, at);
    }

    private UUID checked(UUID ownerId, Instant at) {
        Rule.UNKNOWN_EMPLOYEE.check(staff.isEmployed(ownerId, at));
        Rule.OWNER_MAY_NOT_READ.check(staff.mayReadRecords(ownerId));
        return ownerId;
    }
}
