package dev.rapport.events.deal;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal was opened for a customer, who is a contact or an account; {@code leadId} is the lead it came from. */
@JsonPropertyOrder({"title", "customerId", "pipelineId", "stage", "amount", "expectedClose", "ownerId", "leadId",
        "occurredAt"})
public record DealCreated(
        @JsonUnwrapped DealDetails details,
        @Reference( {"contact", "account"}) @Description("Who would buy") UUID customerId,
        @Reference("pipeline") UUID pipelineId,
        @Description("Key of the stage the deal stands on") String stage,
        @Reference("employee") UUID ownerId,
        @Nullable @Reference("lead") UUID leadId,
        Instant occurredAt) implements DealEvent{}
