package dev.rapport.events.lead;

import java.time.Instant;

/**
 * A disqualified lead was taken up again.
 *
 * @param status as it stood before it was disqualified: {@code new} or {@code qualified}
 */
public record LeadReopened(String status, Instant occurredAt) implements LeadEvent {}
