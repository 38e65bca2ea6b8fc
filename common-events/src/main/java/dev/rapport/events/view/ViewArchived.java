package dev.rapport.events.view;

import java.time.Instant;

/** A view was put away; it does not change any more. */
public record ViewArchived(Instant occurredAt) implements ViewEvent {}
