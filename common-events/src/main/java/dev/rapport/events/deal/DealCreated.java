package dev.rapport.events.deal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Money;

/** A deal was opened for a customer, who is a contact or an account; {@code leadId} is the lead it came from. */
public record DealCreated(
        String title,
        UUID customerId,
        UUID pipelineId,
        String stage,
        @Nullable Money amount,
        @Nullable LocalDate expectedClose,
        UUID ownerId,
        @Nullable UUID leadId,
        Instant occurredAt) implements DealEvent {}
