package dev.rapport.contact.employee;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody comes back, or had never left.
 *
 * @param email
 *            another address, when somebody else has theirs by now; null to keep it
 */
record ReactivateEmployee(
        UUID id,
        @Nullable String email,
        @Nullable String reason,
        @Nullable Instant occurredAt) implements Command {}
