package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A won or lost deal is taken up again, on the stage it had. */
record ReopenDeal(UUID id, @Nullable Instant occurredAt) implements Command {}
