package dev.rapport.deal.deal;

import dev.rapport.common.command.Command;
import dev.rapport.events.deal.DealDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal is opened, on the first stage of its pipeline.
 *
 * @param accountId
 *            the account of the contact that it is for; null when nobody says
 * @param leadId
 *            the converted lead it comes from, whose conversion made the customer too; null when a person opens it
 */
record CreateDeal(
        UUID id,
        DealDetails details,
        UUID customerId,
        @Nullable UUID accountId,
        UUID pipelineId,
        @Nullable UUID ownerId,
        @Nullable UUID leadId,
        @Nullable Instant occurredAt) implements Command {}
