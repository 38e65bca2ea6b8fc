package dev.rapport.contact.employee;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody leaves. */
record DeactivateEmployee(UUID id, @Nullable String reason, @Nullable Instant occurredAt) implements Command {}
