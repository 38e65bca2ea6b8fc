package dev.rapport.events.contact;

import java.time.Instant;
import java.util.UUID;

/** This contact was merged into the survivor. Recorded on the duplicate; {@link ContactMerged} is its counterpart. */
public record ContactMergedInto(UUID survivorId, Instant occurredAt) implements ContactEvent {}
