package dev.rapport.events.contact;

import dev.rapport.events.Unsharing;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** A contact is not shared any more with somebody. */
public record ContactUnshared(
        @Description("The share that ended") UUID shareId,
        Instant occurredAt) implements ContactEvent, Unsharing {}
