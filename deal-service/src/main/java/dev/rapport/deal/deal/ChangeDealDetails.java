package dev.rapport.deal.deal;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.deal.DealDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a deal is corrected or completed, or the deal is handed to somebody. */
record ChangeDealDetails(
        UUID id,
        Change<DealDetails> change,
        @Nullable UUID ownerId,
        @Nullable Instant occurredAt) implements Command {}
