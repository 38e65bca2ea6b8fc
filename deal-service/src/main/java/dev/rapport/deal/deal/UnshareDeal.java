package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal is not shared any more with somebody. */
record UnshareDeal(UUID id, UUID shareId, @Nullable Instant occurredAt) implements Command {}
