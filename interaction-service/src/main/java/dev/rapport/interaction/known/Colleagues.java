package dev.rapport.interaction.known;

import dev.rapport.common.directory.Directory;
import dev.rapport.common.security.Caller;
import dev.rapport.events.EventEnvelope;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.employee.EmployeeReactivated;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.Coded;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Who works here, as what, and what texts call them. */
public final class Colleagues extends Directory {

    Colleagues(JdbcOperations jdbc) {
        super("colleagues", List.of("employee"), "known_colleague", "employee_id", jdbc);
    }

    @Override
    protected Map<String, ? extends @Nullable Object> columns(EventEnvelope envelope) {
        return switch ((EmployeeEvent) envelope.data()) {
            case EmployeeCreated created -> {
                var columns = columns(created.details(), envelope);
                columns.put("active", true);
                yield columns;
            }
            case EmployeeDetailsChanged changed -> columns(changed.details(), envelope);
            case EmployeeDeactivated _ -> Map.of("active", false);
            case EmployeeReactivated _ -> Map.of("active", true);
        };
    }

    private Map<String, Object> columns(EmployeeDetails details, EventEnvelope envelope) {
        var columns = new HashMap<String, Object>();
        var name = NamesInTexts.folded(details.name());
        var address = NamesInTexts.folded(details.email().replaceFirst("@.*", ""));
        columns.put("role", details.role());
        columns.put("name", name);
        columns.put("address", address);
        if (!isCalled(envelope.aggregateId(), name, address)) {
            columns.put("named_at", Timestamp.from(envelope.recordedAt()));
        }
        return columns;
    }

    private boolean isCalled(UUID employeeId, String name, String address) {
        return !jdbc.queryForList("select 1 from known_colleague where employee_id = ? and name = ? and address = ?",
                Integer.class, employeeId, name, address).isEmpty();
    }

    /**
     * Those whom texts name with {@code @}.
     *
     * @param at
     *            when they were written: a name that somebody got later meant nobody then
     */
    public Set<UUID> named(Collection<String> texts, Instant at) {
        return texts.stream().noneMatch(NamesInTexts::mayName)
                ? Set.of()
                : NamesInTexts.find(texts, jdbc.query(
                        "select employee_id, name, address from known_colleague where active and named_at <= ?",
                        (row, number) -> new Colleague(row.getObject(1, UUID.class), row.getString(2),
                                row.getString(3)),
                        Timestamp.from(at)));
    }

    /** Somebody who works here, as they would call; empty for others. */
    public Optional<Caller> caller(UUID employeeId) {
        return jdbc.query("select role from known_colleague where employee_id = ? and active",
                (row, number) -> new Caller(employeeId, Set.of(Coded.of(Role.class, row.getString(1)))), employeeId)
                .stream().findFirst();
    }
}
