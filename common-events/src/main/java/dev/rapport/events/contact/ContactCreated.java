package dev.rapport.events.contact;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact was made, by hand or from the lead {@code leadId}. */
public record ContactCreated(
        @JsonUnwrapped ContactDetails details,
        @Reference("employee") UUID ownerId,
        @Nullable @Reference("lead") UUID leadId,
        Instant occurredAt) implements ContactEvent {}
