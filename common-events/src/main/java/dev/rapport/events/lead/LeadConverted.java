package dev.rapport.events.lead;

import dev.rapport.events.field.Description;
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
        @Reference("contact") @Description("The contact that the lead became") UUID contactId,
        @Nullable @Reference("account") @Description(value = "The account that was made for its organisation", absent = "none was asked for") UUID accountId,
        @Nullable @Reference("deal") @Description(value = "The deal that is opened for the contact", absent = "none was asked for") UUID dealId,
        @Nullable @Description(value = "What the deal is to be", absent = "none was asked for") RequestedDeal deal,
        @Reference("employee") @Description("The employee who looks after what the lead became") UUID ownerId,
        Instant occurredAt) implements LeadEvent {}
