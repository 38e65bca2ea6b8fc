package dev.rapport.events.deal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The details of a deal changed; carries all of them as they are now. What is absent has been cleared. */
public record DealDetailsChanged(@JsonUnwrapped DealDetails details, Instant occurredAt) implements DealEvent {}
