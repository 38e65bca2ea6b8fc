package dev.rapport.events.contact;

import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;

/** This contact stands on its own again. Recorded on the former duplicate. */
public record ContactUnmergedFrom(@Reference("contact") UUID survivorId, Instant occurredAt) implements ContactEvent {}
