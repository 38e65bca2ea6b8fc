package dev.rapport.contact.employee;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.security.Role;
import dev.rapport.common.web.MergePatch;
import dev.rapport.common.web.OccurredAt;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import java.time.Clock;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Somebody who works with Rapport. Nobody owns the record, so that administrators alone change it. */
@SuppressWarnings("NullAway.Init") // Its first event assigns what is always there.
final class Employee extends EventSourced<EmployeeEvent> {

    /** The scope in which an e-mail address is claimed. */
    static final String EMAIL = "employee-email";

    private EmployeeDetails details;
    private boolean active;

    Employee() {
        super(EmployeeEvent.class);
    }

    @CommandHandler
    Employee(CreateEmployee command, Claims claims, Managers managers) {
        this();
        EmployeeDetails given = command.details().normalised();
        claims.take(EMAIL, given.email(), command.id(), EmployeeRule.EMAIL_TAKEN);
        checkManager(command.id(), given.managerId(), managers);
        create(command, new EmployeeCreated(given.name(), given.email(), given.role().code(), given.managerId(),
                given.team(), given.territory(), command.occurredAt()));
    }

    @CommandHandler
    void changeDetails(ChangeEmployeeDetails command, MergePatch mergePatch, Claims claims, Managers managers,
            Clock clock) {
        EmployeePatch patched = mergePatch.apply(EmployeePatch.of(details), command.patch(), EmployeePatch.class);
        EmployeeDetails changed = patched.details();
        EmployeeRule.EMPLOYEE_DEACTIVATED.check(active);
        if (!changed.email().equals(details.email())) {
            claims.take(EMAIL, changed.email(), id(), EmployeeRule.EMAIL_TAKEN);
        }
        if (!Objects.equals(changed.managerId(), details.managerId())) {
            checkManager(id(), changed.managerId(), managers);
        }
        if (!changed.equals(details)) {
            record(new EmployeeDetailsChanged(changed.name(), changed.email(), changed.role().code(),
                    changed.managerId(), changed.team(), changed.territory(),
                    OccurredAt.of(patched.occurredAt(), clock)));
        }
    }

    /** The address stays claimed: whoever reads old events by it must not meet somebody else. */
    @CommandHandler
    void deactivate(DeactivateEmployee command, Managers managers) {
        if (active) {
            managers.hold();
            record(new EmployeeDeactivated(command.reason(), command.occurredAt()));
        }
    }

    private static void checkManager(UUID employeeId, @Nullable UUID managerId, Managers managers) {
        if (managerId == null) {
            return;
        }
        EmployeeRule.MANAGER_CIRCLE.check(!managerId.equals(employeeId));
        managers.hold();
        EmployeeRule.UNKNOWN_MANAGER.check(managers.isActive(managerId));
        var above = new HashSet<UUID>();
        for (Optional<UUID> next = Optional.of(managerId); next.isPresent() && above.add(next.get());) {
            next = managers.managerOf(next.get());
        }
        EmployeeRule.MANAGER_CIRCLE.check(!above.contains(employeeId));
    }

    @Override
    protected @Nullable UUID ownerId() {
        return null;
    }

    @Override
    protected void when(EmployeeEvent event) {
        switch (event) {
            case EmployeeCreated created -> {
                details = new EmployeeDetails(created.name(), created.email(), role(created.role()),
                        created.managerId(), created.team(), created.territory());
                active = true;
            }
            case EmployeeDetailsChanged changed -> details = new EmployeeDetails(changed.name(), changed.email(),
                    role(changed.role()), changed.managerId(), changed.team(), changed.territory());
            case EmployeeDeactivated deactivated -> active = false;
        }
    }

    private static Role role(String code) {
        return Role.named(code).orElseThrow();
    }
}
