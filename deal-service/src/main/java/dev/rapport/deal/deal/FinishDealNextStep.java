package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was to be done next with a deal has been done. */
record FinishDealNextStep(UUID id, @Nullable Instant occurredAt) implements Command {}
