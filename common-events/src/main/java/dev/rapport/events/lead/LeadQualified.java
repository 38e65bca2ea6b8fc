package dev.rapport.events.lead;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.rapport.events.Personal;

/** A lead was found worth pursuing. */
public record LeadQualified(@Personal @Nullable String note, Instant occurredAt) implements LeadEvent {}
