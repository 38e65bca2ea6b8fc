package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import dev.rapport.events.customer.NextStep;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It is decided what is to be done next with a deal. */
record SetDealNextStep(UUID id, NextStep nextStep, @Nullable Instant occurredAt) implements Command {}
