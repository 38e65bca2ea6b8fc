package dev.rapport.common.access;

import dev.rapport.events.policy.Level;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.UUID;

/**
 * What the levels of somebody come to at a moment: the people whose records they reach, themselves and their teams,
 * with whom records are shared, and the territories.
 *
 * @param all
 *            every record is reached, whatever the rest says
 * @param owners
 *            whose records are reached
 * @param employeeId
 *            with whom records may be shared; it counts only where shares count
 * @param shares
 *            whether shared records are reached
 * @param teams
 *            those with which records may be shared
 * @param territories
 *            those whose records are reached
 */
public record Reach(
        boolean all,
        Set<UUID> owners,
        UUID employeeId,
        boolean shares,
        Set<String> teams,
        Set<String> territories) {

    public Reach {
        owners = Set.copyOf(owners);
        teams = Set.copyOf(teams);
        territories = Set.copyOf(territories);
    }

    /** What somebody reaches by these levels. */
    public static Reach of(UUID employeeId, Set<Level> levels, Staff staff) {
        return new Reach(levels.contains(Level.ALL), staff.owners(employeeId, levels), employeeId,
                levels.contains(Level.OWN), levels.contains(Level.OWN) ? staff.teams(employeeId) : Set.of(),
                levels.contains(Level.TERRITORY) ? staff.territories(employeeId) : Set.of());
    }

    /** Whether a record is reached on a day. */
    public boolean reaches(RecordFacts facts, LocalDate today) {
        return all || facts.all().anyMatch(each -> reachesItself(each, today));
    }

    private boolean reachesItself(RecordFacts facts, LocalDate today) {
        return (facts.ownerId() != null && owners.contains(facts.ownerId()))
                || !Collections.disjoint(facts.territories(), territories)
                || (shares && facts.shares().stream().anyMatch(share -> share.isWith(employeeId, teams, today)));
    }
}
