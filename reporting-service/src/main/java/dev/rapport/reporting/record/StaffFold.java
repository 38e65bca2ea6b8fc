package dev.rapport.reporting.record;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;

/** Employees. */
final class StaffFold {

    private StaffFold() {}

    static Fields fold(Fields employee, EmployeeEvent event) {
        return switch (event) {
            case EmployeeCreated created -> details(employee, created.name(), created.email(), created.role(),
                    created.managerId(), created.team(), created.territory()).with("active", true);
            case EmployeeDetailsChanged changed -> details(employee, changed.name(), changed.email(), changed.role(),
                    changed.managerId(), changed.team(), changed.territory());
            case EmployeeDeactivated _ -> employee.with("active", false);
        };
    }

    private static Fields details(Fields employee, String name, String email, String role, @Nullable UUID managerId,
            @Nullable String team, @Nullable String territory) {
        return employee.with("name", name).with("email", email).with("role", role).with("managerId", managerId)
                .with("team", team).with("territory", territory);
    }
}
