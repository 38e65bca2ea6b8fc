package dev.rapport.reporting.resource.employee;

import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.employee.EmployeeReactivated;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Employees: the people who work with Rapport. */
@Component
final class EmployeeResource extends Resource<EmployeeEvent> {

    EmployeeResource() {
        super("employee", "employees", EmployeeEvent.class, 2);
        detail("name").searched().sorted().caseless();
        detail("email").searched().filtered();
        detail("role").filtered().sorted();
        detail("managerId").filtered();
        detail("team").filtered().sorted();
        detail("territory").filtered();
        derived("active", FieldType.BOOLEAN).means("Whether the person works here").filtered();
        titled("name");
        listed("name");
        readByEverybody();
    }

    @Override
    protected Told on(EmployeeEvent event) {
        return switch (event) {
            case EmployeeCreated e -> set(e.details()).and("active", true);
            case EmployeeDetailsChanged e -> set(e.details());
            case EmployeeDeactivated _ -> set("active", false);
            case EmployeeReactivated _ -> set("active", true);
        };
    }
}
