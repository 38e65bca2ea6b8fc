package dev.rapport.common.staff;

import dev.rapport.common.security.Access;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Who works below whom, as this service has read it from Kafka. It holds no personal data: ids and managers only.
 */
public final class StaffDirectory implements Access.Hierarchy {

    /** No company is deeper; it also ends a circle of managers. */
    private static final int DEEPEST = 32;

    private final JdbcOperations jdbc;

    StaffDirectory(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Applies an event of an employee; older ones than already applied change nothing. */
    public void on(EventEnvelope envelope) {
        if (envelope.data() instanceof EmployeeEvent event) {
            switch (event) {
                case EmployeeCreated created -> store(envelope, created.details().managerId(), true);
                case EmployeeDetailsChanged changed -> store(envelope, changed.details().managerId(), null);
                case EmployeeDeactivated deactivated -> jdbc.update(
                        "update staff set active = false, sequence = ? where employee_id = ? and sequence < ?",
                        envelope.sequence(), envelope.aggregateId(), envelope.sequence());
            }
        }
    }

    private void store(EventEnvelope envelope, @Nullable UUID managerId, @Nullable Boolean active) {
        jdbc.update("""
                insert into staff (employee_id, manager_id, active, sequence) values (?, ?, coalesce(?, true), ?)
                on conflict (employee_id) do update
                set manager_id = excluded.manager_id, active = coalesce(?, staff.active), sequence = excluded.sequence
                where staff.sequence < excluded.sequence
                """, envelope.aggregateId(), managerId, active, envelope.sequence(), active);
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
