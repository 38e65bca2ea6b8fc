package dev.rapport.common.access;

import dev.rapport.common.refusal.ForbiddenException;
import dev.rapport.common.refusal.NoSuchRecordException;
import dev.rapport.common.refusal.RefusedException;
import dev.rapport.common.security.Caller;
import dev.rapport.events.policy.Level;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides about one record at a time whether somebody reaches it. Who reaches many is asked of the read side, which
 * turns the same levels into sets of people, teams and territories.
 */
public final class Access {

    private final Supplier<AccessPolicy> policy;
    private final Organisation organisation;
    private final Clock clock;

    /**
     * @param policy
     *            as it is now
     * @param clock
     *            in the company's time zone
     */
    public Access(Supplier<AccessPolicy> policy, Organisation organisation, Clock clock) {
        this.policy = policy;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Whether somebody may know of a record. */
    public boolean mayRead(Caller caller, String kind, RecordFacts facts) {
        return reaches(caller, policy.get().read(caller, kind), facts);
    }

    /** Whether somebody may change a record. */
    public boolean mayChange(Caller caller, String kind, RecordFacts facts) {
        return mayRead(caller, kind, facts) && reaches(caller, policy.get().write(caller, kind), facts.toChange());
    }

    /** Whether somebody may make records of a kind that belong to somebody, or put them into their hands. */
    public boolean mayGive(Caller caller, String kind, @Nullable UUID ownerId) {
        return reaches(caller, policy.get().write(caller, kind), RecordFacts.ownedBy(ownerId));
    }

    /**
     * What to answer to somebody who may not know of a record: that it does not exist, unless there is no record of its
     * kind that they may know of.
     */
    public RefusedException unreadable(Caller caller, String kind) {
        return policy.get().read(caller, kind).isEmpty() ? new ForbiddenException() : new NoSuchRecordException();
    }

    /**
     * Refuses somebody who may not change a record that they may know of.
     *
     * @throws ForbiddenException
     *             when the caller may not
     */
    public void requireMayChange(Caller caller, String kind, RecordFacts facts) {
        if (!mayChange(caller, kind, facts)) {
            throw new ForbiddenException();
        }
    }

    /** The day on which it is decided, where the company is. */
    public LocalDate today() {
        return LocalDate.now(clock);
    }

    private boolean reaches(Caller caller, Set<Level> levels, RecordFacts facts) {
        return levels.stream().anyMatch(level -> facts.all().anyMatch(each -> reaches(caller, level, each)));
    }

    private boolean reaches(Caller caller, Level level, RecordFacts facts) {
        var me = caller.employeeId();
        var owner = facts.ownerId();
        return switch (level) {
            case NONE -> false;
            case OWN -> me.equals(owner) || isSharedWith(me, facts);
            case TEAM -> owner != null && haveCommon(organisation.teams(owner), organisation.teams(me));
            case BELOW -> owner != null && organisation.isBelow(owner, me);
            case TERRITORY -> haveCommon(facts.territories(), organisation.territories(me));
            case ALL -> true;
        };
    }

    private boolean isSharedWith(UUID me, RecordFacts facts) {
        if (facts.shares().isEmpty()) {
            return false;
        }
        var today = today();
        var teams = organisation.teams(me);
        return facts.shares().stream().anyMatch(share -> share.isWith(me, teams, today));
    }

    private static boolean haveCommon(Set<String> some, Set<String> others) {
        return !Collections.disjoint(some, others);
    }
}
