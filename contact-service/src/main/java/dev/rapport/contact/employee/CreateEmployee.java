package dev.rapport.contact.employee;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;

/** Somebody joins. */
record CreateEmployee(UUID id, EmployeeDetails details, Instant occurredAt) implements Command {}
