package dev.rapport.events.deal;

import dev.rapport.events.Unsharing;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** A deal is not shared any more with somebody. */
public record DealUnshared(
        @Description("The share that ended") UUID shareId,
        Instant occurredAt) implements DealEvent, Unsharing {}
