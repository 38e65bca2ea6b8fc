package dev.rapport.common.staff;

import dev.rapport.common.directory.Directory;
import dev.rapport.common.security.Access;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Who works below whom, as this service has read it from Kafka. It holds no personal data: ids and managers only.
 */
public final class StaffDirectory extends Directory implements Access.Hierarchy {

    /** No company is deeper; it also ends a circle of managers. */
    private static final int DEEPEST = 32;

    StaffDirectory(JdbcOperations jdbc) {
        super("staff", List.of("employee"), "staff", "employee_id", jdbc);
    }

    @Override
    protected Map<String, ? extends @Nullable Object> columns(EventEnvelope envelope) {
        return switch ((EmployeeEvent) envelope.data()) {
            case EmployeeCreated created -> {
                var columns = manager(created.details());
                columns.put("active", true);
                yield columns;
            }
            case EmployeeDetailsChanged changed -> manager(changed.details());
            case EmployeeDeactivated deactivated -> Map.of("active", false);
        };
    }

    private static Map<String, @Nullable Object> manager(EmployeeDetails details) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("manager_id", details.managerId());
        return columns;
    }

    /** True when the employee exists and has not been deactivated. */
    public boolean isActive(UUID employeeId) {
        return !jdbc.queryForList("select 1 from staff where employee_id = ? and active", Integer.class, employeeId)
                .isEmpty();
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
}
