package dev.rapport.contact.employee;

import dev.rapport.common.command.Command;
import dev.rapport.events.employee.EmployeeDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody joins. */
record CreateEmployee(UUID id, EmployeeDetails details, @Nullable Instant occurredAt) implements Command {}
