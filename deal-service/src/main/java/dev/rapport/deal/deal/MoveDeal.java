package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An open deal goes to another stage of its pipeline, forwards or backwards. */
record MoveDeal(UUID id, String stage, @Nullable Instant occurredAt) implements Command {}
