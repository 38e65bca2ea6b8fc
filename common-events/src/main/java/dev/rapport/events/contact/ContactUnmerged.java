package dev.rapport.events.contact;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** The duplicate was taken out of this contact again. Recorded on the survivor. */
public record ContactUnmerged(
        @Reference("contact") @Description("The contact that stands on its own again") UUID duplicateId,
        Instant occurredAt) implements ContactEvent {}
