package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customer does not buy. */
record LoseDeal(UUID id, String reason, @Nullable Instant occurredAt) implements Command {}
