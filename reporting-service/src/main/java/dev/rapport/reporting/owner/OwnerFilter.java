package dev.rapport.reporting.owner;

import dev.rapport.reporting.query.Parameters;
import java.util.List;
import java.util.UUID;

/**
 * Whose records somebody wants to see: all three must hold, and of each any of its values.
 *
 * @param owners
 *            employees
 * @param teams
 *            in which the owner is
 * @param below
 *            employees, each with everybody who works for them, directly or not
 */
public record OwnerFilter(List<UUID> owners, List<String> teams, List<UUID> below) {

    public static final String OWNER = "ownerId";
    public static final String TEAM = "team";
    public static final String BELOW = "below";

    public static final String OWNER_DESCRIPTION = "Only what these employees own; me is whoever asks.";
    public static final String TEAM_DESCRIPTION = "Only what employees in these teams own.";
    public static final String TEAM_EXAMPLE = "North";
    public static final String BELOW_DESCRIPTION = "Only what these employees own or anybody who works for them, directly or not: with a manager's id, the manager's and everything below; me is whoever asks.";

    public static OwnerFilter of(Parameters parameters) {
        return new OwnerFilter(parameters.employees(OWNER), parameters.texts(TEAM), parameters.employees(BELOW));
    }

    /** Whether the employees must be known to tell who is meant. */
    boolean needsEmployees() {
        return !teams.isEmpty() || !below.isEmpty();
    }
}
