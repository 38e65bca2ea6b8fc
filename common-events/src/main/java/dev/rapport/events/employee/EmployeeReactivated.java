package dev.rapport.events.employee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An employee who had left is back. */
public record EmployeeReactivated(@Nullable String reason, Instant occurredAt) implements EmployeeEvent {}
