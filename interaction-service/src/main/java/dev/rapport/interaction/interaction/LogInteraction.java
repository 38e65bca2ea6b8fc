package dev.rapport.interaction.interaction;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An interaction with a customer is written down.
 *
 * @param employeeId
 *            who had it, and writes it down
 */
record LogInteraction(
        UUID id,
        UUID customerId,
        Channel channel,
        Direction direction,
        @Nullable String summary,
        @Nullable Integer durationSeconds,
        @Nullable String outcome,
        UUID employeeId,
        Instant occurredAt) implements Command {}
