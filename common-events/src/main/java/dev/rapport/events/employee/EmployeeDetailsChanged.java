package dev.rapport.events.employee;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The details of an employee changed; carries all of them as they are now. What is absent has been cleared. */
public record EmployeeDetailsChanged(
        @JsonUnwrapped EmployeeDetails details,
        Instant occurredAt) implements EmployeeEvent {}
