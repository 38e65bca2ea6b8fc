package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.ShareTerms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal is shared with somebody. */
record ShareDeal(UUID id, ShareTerms terms, @Nullable Instant occurredAt) implements Command {}
