package dev.rapport.events.lead;

import dev.rapport.events.Personal;
import java.time.Instant;

/** A lead was found not worth pursuing. */
public record LeadDisqualified(@Personal String reason, Instant occurredAt) implements LeadEvent {}
