package dev.rapport.events.employee;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An employee who had left is back. */
public record EmployeeReactivated(
        @Personal @Nullable @Description("Why the person is back") String reason,
        Instant occurredAt) implements EmployeeEvent {}
