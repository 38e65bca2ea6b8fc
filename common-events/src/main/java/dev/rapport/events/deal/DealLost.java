package dev.rapport.events.deal;

import java.time.Instant;

/** A deal was lost while in this stage. */
public record DealLost(String stage, String reason, Instant occurredAt) implements DealEvent {}
