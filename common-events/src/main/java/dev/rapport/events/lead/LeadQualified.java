package dev.rapport.events.lead;

import dev.rapport.events.Personal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A lead was found worth pursuing. */
public record LeadQualified(@Personal @Nullable String note, Instant occurredAt) implements LeadEvent {}
