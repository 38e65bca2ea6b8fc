package dev.rapport.events.deal;

import java.time.Instant;

/** A deal was won while in this stage. */
public record DealWon(String stage, Instant occurredAt) implements DealEvent {}
