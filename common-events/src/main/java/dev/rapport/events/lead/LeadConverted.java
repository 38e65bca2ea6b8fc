package dev.rapport.events.lead;

import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead became a contact, and an account and a deal where they were asked for.
 *
 * <p>The ids are given here before the records exist, so that making them twice is the same as making them once.
 * {@code dealId} and {@code deal} are both there or both absent; the deal-service opens the deal from them.
 */
public record LeadConverted(
        @Reference("contact") UUID contactId,
        @Nullable @Reference("account") UUID accountId,
        @Nullable @Reference("deal") UUID dealId,
        @Nullable RequestedDeal deal,
        @Reference("employee") UUID ownerId,
        Instant occurredAt) implements LeadEvent {}
