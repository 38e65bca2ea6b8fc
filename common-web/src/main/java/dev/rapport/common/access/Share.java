package dev.rapport.common.access;

import dev.rapport.events.policy.ShareLevel;
import dev.rapport.events.policy.SharedWith;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a record is shared with somebody, or with everybody of a team.
 *
 * @param employeeId
 *            with whom; null when it is a team
 * @param team
 *            with which team, as {@link RecordFacts#key} writes it; null when it is a person
 * @param write
 *            whether they may change it, too
 * @param until
 *            the last day; null when there is none
 */
public record Share(@Nullable UUID employeeId, @Nullable String team, boolean write, @Nullable LocalDate until) {

    /**
     * As events say it.
     *
     * @param level
     *            the code of a {@link ShareLevel}
     */
    public static Share of(SharedWith with, String level, @Nullable LocalDate until) {
        String team = with.team();
        return new Share(with.employeeId(), team == null ? null : RecordFacts.key(team),
                level.equals(ShareLevel.WRITE.code()), until);
    }

    /**
     * Whether it is with somebody on a day.
     *
     * @param teams
     *            those of that person
     */
    public boolean isWith(UUID person, Set<String> teams, LocalDate day) {
        return isOn(day) && (person.equals(employeeId) || (team != null && teams.contains(team)));
    }

    /** Whether it counts on a day. */
    public boolean isOn(LocalDate day) {
        return until == null || !day.isAfter(until);
    }
}
