package dev.rapport.events.employee;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/** The details of an employee changed; carries all of them as they are now. */
public record EmployeeDetailsChanged(
        @Personal String name,
        @Personal String email,
        String role,
        @Nullable UUID managerId,
        @Nullable String team,
        @Nullable String territory,
        Instant occurredAt) implements EmployeeEvent {}
