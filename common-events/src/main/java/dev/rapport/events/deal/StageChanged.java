package dev.rapport.events.deal;

import java.time.Instant;

/** An open deal moved to another stage of its pipeline, forwards or backwards. Stages are named by their keys. */
public record StageChanged(String from, String to, Instant occurredAt) implements DealEvent {}
