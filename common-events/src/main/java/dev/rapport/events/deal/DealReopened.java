package dev.rapport.events.deal;

import java.time.Instant;

/** A won or lost deal is open again, in this stage. */
public record DealReopened(String stage, Instant occurredAt) implements DealEvent {}
