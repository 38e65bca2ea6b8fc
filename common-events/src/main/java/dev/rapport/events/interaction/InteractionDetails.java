package dev.rapport.events.interaction;

import dev.rapport.events.Personal;
import dev.rapport.events.customer.Channel;
import dev.rapport.events.field.Choice;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Prose;
import dev.rapport.events.field.Reference;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known about an interaction. The customer is a contact, an account or a lead; the duration is in seconds, of a
 * week at most.
 */
public record InteractionDetails(
        @NotNull @Reference( {
                "contact", "account", "lead"}) @Description("With whom it was") UUID customerId,
        @NotNull @Choice(Channel.class) @Description("The way people reached each other") String channel,
        @NotNull @Choice(Direction.class) @Description("Who began it: the customer (inbound) or we") String direction,
        @Personal @Nullable @Prose @Description(value = "What was said", example = "They want ten licences") String summary,
        @Nullable @Min(0) @Max(InteractionDetails.WEEK) @Description(value = "How long it took, in seconds", example = "600") Integer durationSeconds,
        @Personal @Nullable @Prose(max = 4000) @Description(value = "What came of it", example = "Wants an offer by Friday") String outcome,
        @Personal(naming = false) @Nullable @Size(max = 500) @Description("Fields that the company has defined for itself, by their keys") Map<String, @Nullable Object> custom){

    /** Seconds of the longest interaction. */
    public static final int WEEK = 7 * 24 * 60 * 60;
}
