package dev.rapport.reporting.resource.employee;

import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.employee.EmployeeReactivated;
import dev.rapport.events.employee.Role;
import dev.rapport.events.field.FieldType;
import dev.rapport.reporting.resource.Resource;
import dev.rapport.reporting.resource.Told;
import org.springframework.stereotype.Component;

/** Employees: the people who work with Rapport. */
@Component
final class EmployeeResource extends Resource<EmployeeEvent> {

    EmployeeResource() {
        super("employee", "employees", EmployeeEvent.class, 3);
        detail("name").searched().sorted().caseless();
        detail("email").searched().filtered();
        detail("role").filtered().sorted();
        detail("managerId").filtered();
        detail("team").sorted();
        detail("territory");
        detail("teams").filteredAs("team");
        detail("territories").filteredAs("territory");
        detail("languages").filteredAs("language");
        detail("capacity").filtered().sorted();
        detail("away");
        detail("timeZone");
        derived("active", FieldType.BOOLEAN).means("Whether the person works here").filtered();
        can("patch").whileIs("active", "true").by(Role.ADMIN);
        can("deactivate").by(Role.ADMIN);
        can("reactivate").by(Role.ADMIN);
        titled("name");
        listed("name");
        readByEverybody();
    }

    @Override
    protected Told on(EmployeeEvent event) {
        return switch (event) {
            case EmployeeCreated e -> details(e.details()).and("active", true);
            case EmployeeDetailsChanged e -> details(e.details());
            case EmployeeDeactivated _ -> set("active", false);
            case EmployeeReactivated _ -> set("active", true);
        };
    }

    /** What was said before there were several teams and territories stands for them. */
    private static Told details(EmployeeDetails details) {
        return set(details).and("teams", details.everyTeam()).and("territories", details.everyTerritory());
    }
}
