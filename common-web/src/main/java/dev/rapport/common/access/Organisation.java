package dev.rapport.common.access;

import java.util.Set;
import java.util.UUID;

/** Who works with whom, and where. */
public interface Organisation {

    /** Whether somebody works for a manager, directly or not. */
    boolean isBelow(UUID employeeId, UUID managerId);

    /** The teams of somebody, as {@link RecordFacts#key} writes them; none for those who are not known. */
    Set<String> teams(UUID employeeId);

    /** The territories of somebody, written in the same way. */
    Set<String> territories(UUID employeeId);
}
