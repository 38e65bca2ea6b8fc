package dev.rapport.events.contact;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** This contact stands on its own again. Recorded on the former duplicate. */
public record ContactUnmergedFrom(
        @Reference("contact") @Description("The contact that this one was a part of") UUID survivorId,
        Instant occurredAt) implements ContactEvent {}
