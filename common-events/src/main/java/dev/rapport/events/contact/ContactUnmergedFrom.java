package dev.rapport.events.contact;

import java.time.Instant;
import java.util.UUID;

/** This contact stands on its own again. Recorded on the former duplicate. */
public record ContactUnmergedFrom(UUID survivorId, Instant occurredAt) implements ContactEvent {}
