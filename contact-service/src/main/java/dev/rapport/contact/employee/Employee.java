package dev.rapport.contact.employee;

import dev.rapport.common.command.Claims;
import dev.rapport.common.command.Context;
import dev.rapport.common.command.EventSourced;
import dev.rapport.common.field.Normal;
import dev.rapport.common.refusal.InvalidFieldException;
import dev.rapport.common.security.Caller;
import dev.rapport.events.employee.EmployeeCreated;
import dev.rapport.events.employee.EmployeeDeactivated;
import dev.rapport.events.employee.EmployeeDetails;
import dev.rapport.events.employee.EmployeeDetailsChanged;
import dev.rapport.events.employee.EmployeeEvent;
import dev.rapport.events.employee.EmployeeReactivated;
import dev.rapport.events.field.Details;
import dev.rapport.events.field.Lists;
import java.time.Instant;
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
    private Instant lastStep;

    Employee() {
        super(EmployeeEvent.class);
    }

    @CommandHandler
    Employee(CreateEmployee command, Context context, Claims claims, Managers managers) {
        this();
        if (Caller.isPlatform(command.id())) {
            throw new InvalidFieldException("id", "stands for the platform itself");
        }
        EmployeeDetails given = checked(Normal.details(command.details()));
        Instant occurredAt = context.at(command.occurredAt());
        claims.take(EMAIL, given.email(), command.id(), EmployeeRule.EMAIL_TAKEN);
        checkManager(command.id(), given.managerId(), managers);
        create(command.id(), new EmployeeCreated(given, occurredAt));
    }

    @CommandHandler
    void changeDetails(ChangeEmployeeDetails command, Context context, Claims claims, Managers managers) {
        EmployeeDetails changed = checked(Normal.details(command.change().apply(details), details));
        Instant occurredAt = context.at(command.occurredAt());
        EmployeeRule.EMPLOYEE_DEACTIVATED.check(active);
        if (!changed.email().equals(details.email())) {
            claims.take(EMAIL, changed.email(), id(), EmployeeRule.EMAIL_TAKEN);
        }
        if (!Objects.equals(changed.managerId(), details.managerId())) {
            checkManager(id(), changed.managerId(), managers);
        }
        if (!changed.equals(details)) {
            record(new EmployeeDetailsChanged(changed, occurredAt));
        }
    }

    /** Somebody else may have the address from now on: events name people by their ids. */
    @CommandHandler
    void deactivate(DeactivateEmployee command, Context context, Claims claims, Managers managers) {
        if (active) {
            managers.hold();
            claims.release(EMAIL, id());
            record(new EmployeeDeactivated(command.reason(), context.step(command.occurredAt(), lastStep)));
        }
    }

    @CommandHandler
    void reactivate(ReactivateEmployee command, Context context, Claims claims, Managers managers) {
        if (active) {
            return;
        }
        String email = command.email() == null ? details.email() : command.email();
        EmployeeDetails changed = Normal.details(Details.with(details, "email", email), details);
        Instant occurredAt = context.step(command.occurredAt(), lastStep);
        claims.take(EMAIL, changed.email(), id(), EmployeeRule.EMAIL_TAKEN);
        managers.hold();
        record(new EmployeeReactivated(command.reason(), occurredAt));
        if (!changed.equals(details)) {
            record(new EmployeeDetailsChanged(changed, occurredAt));
        }
    }

    private static EmployeeDetails checked(EmployeeDetails details) {
        var away = Lists.orEmpty(details.away());
        for (int i = 0; i < away.size(); i++) {
            if (away.get(i).to().isBefore(away.get(i).from())) {
                throw new InvalidFieldException("away[%d].to".formatted(i), "must not lie before from");
            }
        }
        return details;
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
                details = created.details();
                active = true;
                lastStep = created.occurredAt();
            }
            case EmployeeDetailsChanged changed -> details = changed.details();
            case EmployeeDeactivated left -> {
                active = false;
                lastStep = left.occurredAt();
            }
            case EmployeeReactivated back -> {
                active = true;
                lastStep = back.occurredAt();
            }
        }
    }
}
