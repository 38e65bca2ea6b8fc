package dev.rapport.events.deal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal was opened for a customer, who is a contact or an account; {@code leadId} is the lead it came from. When the
 * contact belongs to several accounts, {@code accountId} says which of them it is for; when absent it is for those that
 * the contact belongs to at that time.
 */
@JsonPropertyOrder({"title", "customerId", "accountId", "pipelineId", "stage", "amount", "expectedClose", "custom",
        "kind",
        "source",
        "channel", "budget", "competitors", "campaignId", "description", "externalIds", "ownerId", "leadId",
        "occurredAt"})
public record DealCreated(
        @JsonUnwrapped DealDetails details,
        @Reference( {"contact", "account"}) @Description("Who would buy") UUID customerId,
        @Nullable @Reference("account") @Description(value = "Which account of the customer the deal is for; without one, the accounts that the customer belonged to when it was opened", absent = "none was named") UUID accountId,
        @Reference("pipeline") @Description("The pipeline the deal goes through") UUID pipelineId,
        @Description(value = "Key of the stage the deal stands on", example = "proposal") String stage,
        @Reference("employee") @Description("The employee who looks after the deal") UUID ownerId,
        @Nullable @Reference("lead") @Description(value = "The lead whose conversion opened it", absent = "it was opened by hand") UUID leadId,
        Instant occurredAt) implements DealEvent{}
