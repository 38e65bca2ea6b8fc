package dev.rapport.common.staff;

import dev.rapport.common.access.Organisation;
import dev.rapport.common.access.RecordFacts;
import dev.rapport.common.command.Ownership;
import dev.rapport.common.directory.Directory;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.employee.EmployeeReactivated;
import dev.rapport.events.employee.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Who works here, since when, as what, where, and below whom, as this service has read it from Kafka. It holds no
 * personal data: ids, managers, roles, teams, territories and times only.
 */
public final class StaffDirectory extends Directory implements Organisation, Ownership.Staff {

    /** No company is deeper; it also ends a circle of managers. */
    private static final int DEEPEST = 32;

    StaffDirectory(JdbcOperations jdbc) {
        super("staff", List.of("employee"), "staff", "employee_id", jdbc);
    }

    @Override
    protected Map<String, ? extends @Nullable Object> columns(EventEnvelope envelope) {
        UUID id = envelope.aggregateId();
        return switch ((EmployeeEvent) envelope.data()) {
            case EmployeeCreated created -> {
                var columns = details(created.details());
                columns.put("active", true);
                columns.put("employed", Employment.NONE.since(created.occurredAt()).toString());
                yield columns;
            }
            case EmployeeDetailsChanged changed -> details(changed.details());
            case EmployeeDeactivated left -> Map.of("active", false, "employed",
                    employment(id).until(left.occurredAt()).toString());
            case EmployeeReactivated back -> Map.of("active", true, "employed",
                    employment(id).since(back.occurredAt()).toString());
        };
    }

    private static Map<String, @Nullable Object> details(EmployeeDetails details) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("manager_id", details.managerId());
        columns.put("role", details.role());
        columns.put("teams", RecordFacts.keys(details.everyTeam()).toArray(String[]::new));
        columns.put("territories", RecordFacts.keys(details.everyTerritory()).toArray(String[]::new));
        return columns;
    }

    private Employment employment(UUID employeeId) {
        return jdbc.query("select employed from staff where employee_id = ?",
                (row, number) -> Employment.parse(row.getString("employed")), employeeId).stream().findFirst()
                .orElse(Employment.NONE);
    }

    @Override
    public boolean isEmployed(UUID employeeId, Instant at) {
        return jdbc.query("select active, employed from staff where employee_id = ?",
                (row, number) -> row.getBoolean("active") || Employment.parse(row.getString("employed")).holds(at),
                employeeId).contains(true);
    }

    /** Whether somebody works here now; empty for those of whom nothing has been read. */
    Optional<Boolean> isActive(UUID employeeId) {
        return jdbc.query("select active from staff where employee_id = ?", (row, number) -> row.getBoolean("active"),
                employeeId).stream().findFirst();
    }

    @Override
    public boolean mayReadRecords(UUID employeeId) {
        return jdbc.queryForList("select 1 from staff where employee_id = ? and role = ?", Integer.class, employeeId,
                Role.ANALYST.code()).isEmpty();
    }

    @Override
    public boolean isBelow(UUID employeeId, UUID managerId) {
        return !jdbc.queryForList("""
                with recursive above (employee_id, depth) as (
                    select manager_id, 1 from staff where employee_id = ?
                    union all
                    select staff.manager_id, above.depth + 1 from staff join above using (employee_id)
                    where above.depth < ?)
                select 1 from above where employee_id = ? limit 1
                """, Integer.class, employeeId, DEEPEST, managerId).isEmpty();
    }

    @Override
    public Set<String> teams(UUID employeeId) {
        return names("teams", employeeId);
    }

    @Override
    public Set<String> territories(UUID employeeId) {
        return names("territories", employeeId);
    }

    private Set<String> names(String column, UUID employeeId) {
        return Set.copyOf(jdbc.queryForList("select unnest(%s) from staff where employee_id = ?".formatted(column),
                String.class, employeeId));
    }
}
