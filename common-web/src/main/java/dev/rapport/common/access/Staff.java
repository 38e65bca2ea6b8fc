package dev.rapport.common.access;

import dev.rapport.events.policy.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody who works here, or did, as at one moment. */
public final class Staff implements Organisation {

    private final Map<UUID, Employee> employees = new HashMap<>();
    private final Map<UUID, List<UUID>> reports = new HashMap<>();
    private final Map<String, List<UUID>> members = new HashMap<>();

    /**
     * Somebody as far as it matters here.
     *
     * @param teams
     *            as {@link RecordFacts#key} writes them
     * @param territories
     *            written in the same way
     */
    public record Employee(UUID id, @Nullable UUID managerId, Set<String> teams, Set<String> territories) {

        public Employee {
            teams = Set.copyOf(teams);
            territories = Set.copyOf(territories);
        }
    }

    public Staff(Collection<Employee> everybody) {
        for (var employee : everybody) {
            employees.put(employee.id(), employee);
            if (employee.managerId() != null) {
                reports.computeIfAbsent(employee.managerId(), _ -> new ArrayList<>()).add(employee.id());
            }
            employee.teams().forEach(team -> members.computeIfAbsent(team, _ -> new ArrayList<>()).add(employee.id()));
        }
    }

    /** The people whose records somebody reaches by these levels. */
    Set<UUID> owners(UUID employeeId, Set<Level> levels) {
        var owners = new HashSet<UUID>();
        if (levels.contains(Level.OWN)) {
            owners.add(employeeId);
        }
        if (levels.contains(Level.TEAM)) {
            teams(employeeId).forEach(team -> owners.addAll(members.getOrDefault(team, List.of())));
        }
        if (levels.contains(Level.BELOW)) {
            owners.addAll(below(employeeId));
        }
        return owners;
    }

    /** Everybody who works for somebody, directly or not. */
    public Set<UUID> below(UUID managerId) {
        var below = new HashSet<UUID>();
        var next = new ArrayDeque<>(reports.getOrDefault(managerId, List.of()));
        for (var employee = next.poll(); employee != null; employee = next.poll()) {
            if (below.add(employee)) {
                next.addAll(reports.getOrDefault(employee, List.of()));
            }
        }
        return below;
    }

    /** Those above somebody on the way up to a manager, the nearest first, without the manager. */
    public List<UUID> between(UUID employeeId, UUID managerId) {
        var between = new LinkedHashSet<UUID>();
        var next = manager(employeeId);
        while (next != null && !next.equals(managerId) && between.add(next)) {
            next = manager(next);
        }
        return List.copyOf(between);
    }

    private @Nullable UUID manager(UUID employeeId) {
        var employee = employees.get(employeeId);
        return employee == null ? null : employee.managerId();
    }

    /** Everybody with one of these territories. */
    public Set<UUID> in(Set<String> territories) {
        var found = new HashSet<UUID>();
        employees.values().stream().filter(employee -> !Collections.disjoint(employee.territories(), territories))
                .forEach(employee -> found.add(employee.id()));
        return found;
    }

    @Override
    public boolean isBelow(UUID employeeId, UUID managerId) {
        return below(managerId).contains(employeeId);
    }

    @Override
    public Set<String> teams(UUID employeeId) {
        var employee = employees.get(employeeId);
        return employee == null ? Set.of() : employee.teams();
    }

    @Override
    public Set<String> territories(UUID employeeId) {
        var employee = employees.get(employeeId);
        return employee == null ? Set.of() : employee.territories();
    }
}
