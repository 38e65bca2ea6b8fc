package dev.rapport.events.account;

import dev.rapport.events.Unsharing;
import dev.rapport.events.field.Description;
import java.time.Instant;
import java.util.UUID;

/** An account is not shared any more with somebody. */
public record AccountUnshared(
        @Description("The share that ended") UUID shareId,
        Instant occurredAt) implements AccountEvent, Unsharing {}
