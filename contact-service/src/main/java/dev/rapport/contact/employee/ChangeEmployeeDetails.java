package dev.rapport.contact.employee;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.employee.EmployeeDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about an employee is corrected or completed. */
record ChangeEmployeeDetails(
        UUID id,
        Change<EmployeeDetails> change,
        @Nullable Instant occurredAt) implements Command {}
