package dev.rapport.events.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A view was saved. */
public record ViewCreated(
        @JsonUnwrapped ViewDetails details,
        @Reference("employee") @Description("The employee whose view it is") UUID ownerId,
        Instant occurredAt) implements ViewEvent {}
