package dev.rapport.events.employee;

import dev.rapport.events.Personal;
import dev.rapport.events.field.Description;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An employee left; what they own stays theirs until it is assigned to somebody else. */
public record EmployeeDeactivated(
        @Personal @Nullable @Description("Why the person left") String reason,
        Instant occurredAt) implements EmployeeEvent {}
