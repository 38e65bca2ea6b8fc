package dev.rapport.events.lead;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** The details of a lead changed; carries all of them as they are now. What is absent has been cleared. */
public record LeadDetailsChanged(@JsonUnwrapped LeadDetails details, Instant occurredAt) implements LeadEvent {}
