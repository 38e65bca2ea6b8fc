package dev.rapport.events.employee;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/**
 * An employee joined. {@code role} is one of {@code admin}, {@code manager}, {@code rep}, {@code support},
 * {@code marketing}, {@code analyst}.
 */
public record EmployeeCreated(
        @Personal String name,
        @Personal String email,
        String role,
        @Nullable UUID managerId,
        @Nullable String team,
        @Nullable String territory,
        Instant occurredAt) implements EmployeeEvent {}
