package dev.rapport.events.lead;

import java.time.Instant;
import java.util.UUID;

/** A lead went from one owner to another. */
public record LeadAssigned(UUID ownerId, UUID previousOwnerId, Instant occurredAt) implements LeadEvent {}
