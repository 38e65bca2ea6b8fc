package dev.rapport.common.access;

import java.time.LocalDate;
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

    /** Whether it counts on a day. */
    public boolean isOn(LocalDate day) {
        return until == null || !day.isAfter(until);
    }
}
