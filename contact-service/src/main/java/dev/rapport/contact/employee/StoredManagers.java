package dev.rapport.contact.employee;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.EventCatalogue;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeReactivated;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The hierarchy as the event store of this service has it, since what is read from Kafka lags behind. Employees are few
 * and rarely change.
 */
final class StoredManagers implements Managers {

    private static final long LOCK = 0x5241_5050_4F52_5410L;
    private static final String CREATED = type(EmployeeCreated.class);
    private static final String CHANGED = type(EmployeeDetailsChanged.class);
    private static final String DEACTIVATED = type(EmployeeDeactivated.class);
    private static final String REACTIVATED = type(EmployeeReactivated.class);

    private final JdbcOperations jdbc;

    StoredManagers(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    private static String type(Class<? extends DomainEvent> event) {
        return EventCatalogue.of(event).name();
    }

    @Override
    public void hold() {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {
        }, LOCK);
    }

    @Override
    public boolean isActive(UUID employeeId) {
        return jdbc.queryForList("""
                select type from event where aggregate_id = ? and type in (?, ?, ?) order by sequence desc limit 1
                """, String.class, employeeId, CREATED, DEACTIVATED, REACTIVATED).stream()
                .anyMatch(last -> !last.equals(DEACTIVATED));
    }

    @Override
    public Optional<UUID> managerOf(UUID employeeId) {
        return jdbc.query("""
                select data ->> 'managerId' as manager from event where aggregate_id = ? and type in (?, ?)
                order by sequence desc limit 1
                """, (row, number) -> Optional.ofNullable(row.getString("manager")).map(UUID::fromString), employeeId,
                CREATED, CHANGED).stream().findFirst().flatMap(manager -> manager);
    }
}
