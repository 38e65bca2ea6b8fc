package dev.rapport.events.contact;

import java.time.Instant;
import java.util.UUID;

/** The duplicate was merged into this contact. Recorded on the survivor; {@link ContactMergedInto} is its counterpart. */
public record ContactMerged(UUID duplicateId, Instant occurredAt) implements ContactEvent {}
