package dev.rapport.events.employee;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An employee left; what they own stays theirs until it is assigned to somebody else. */
public record EmployeeDeactivated(@Nullable String reason, Instant occurredAt) implements EmployeeEvent {}
