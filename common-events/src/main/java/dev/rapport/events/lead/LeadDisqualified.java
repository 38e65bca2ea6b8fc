package dev.rapport.events.lead;

import java.time.Instant;

import dev.rapport.events.Personal;

/** A lead was found not worth pursuing. */
public record LeadDisqualified(@Personal String reason, Instant occurredAt) implements LeadEvent {}
