package dev.rapport.events.employee;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** An employee joined. */
public record EmployeeCreated(@JsonUnwrapped EmployeeDetails details, Instant occurredAt) implements EmployeeEvent {}
