package dev.rapport.events.contact;

import java.time.Instant;

/** A contact asked to be forgotten. Consumers remove or blank every personal value they hold of this contact. */
public record ContactErased(String reason, Instant occurredAt) implements ContactEvent {}
