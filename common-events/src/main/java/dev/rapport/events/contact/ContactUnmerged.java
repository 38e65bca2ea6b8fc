package dev.rapport.events.contact;

import java.time.Instant;
import java.util.UUID;

/** The duplicate was taken out of this contact again. Recorded on the survivor. */
public record ContactUnmerged(UUID duplicateId, Instant occurredAt) implements ContactEvent {}
