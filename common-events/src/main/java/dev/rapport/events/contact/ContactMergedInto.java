package dev.rapport.events.contact;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** This contact was merged into the survivor. Recorded on the duplicate; {@link ContactMerged} is its counterpart. */
public record ContactMergedInto(
        @Reference("contact") @Description("The contact that this one is a part of now") UUID survivorId,
        Instant occurredAt) implements ContactEvent {}
