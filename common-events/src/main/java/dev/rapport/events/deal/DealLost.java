package dev.rapport.events.deal;

import dev.rapport.events.field.Prose;
import java.time.Instant;

/** A deal was lost while in this stage. */
public record DealLost(String stage, @Prose(max = 4000) String reason, Instant occurredAt) implements DealEvent {}
