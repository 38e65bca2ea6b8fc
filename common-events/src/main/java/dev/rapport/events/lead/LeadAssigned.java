package dev.rapport.events.lead;

import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** A lead went from one owner to another. */
public record LeadAssigned(
        @Reference("employee") UUID ownerId,
        @Reference("employee") UUID previousOwnerId,
        Instant occurredAt) implements LeadEvent {}
