package dev.rapport.events.contact;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/**
 * The duplicate was merged into this contact. Recorded on the survivor; {@link ContactMergedInto} is its counterpart.
 */
public record ContactMerged(
        @Reference("contact") @Description("The contact that was merged into this one") UUID duplicateId,
        Instant occurredAt) implements ContactEvent {}
