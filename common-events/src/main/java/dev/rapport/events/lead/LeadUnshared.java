package dev.rapport.events.lead;

import dev.rapport.events.Unsharing;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** A lead is not shared any more with somebody. */
public record LeadUnshared(
        @Description("The share that ended") UUID shareId,
        Instant occurredAt) implements LeadEvent, Unsharing {}
