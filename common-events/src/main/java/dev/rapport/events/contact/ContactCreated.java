package dev.rapport.events.contact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact was made, by hand or from the lead {@code leadId}. */
public record ContactCreated(
        @JsonUnwrapped ContactDetails details,
        @Reference("employee") @Description("The employee who looks after the contact") UUID ownerId,
        @Nullable @Reference("lead") @Description(value = "The lead it was made from", absent = "it was made by hand") UUID leadId,
        Instant occurredAt) implements ContactEvent {}
