package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customer buys. */
record WinDeal(UUID id, @Nullable Instant occurredAt) implements Command {}
