package dev.rapport.events.rule;

import java.time.Instant;

/** From now on something follows from the rule. */
public record RuleActivated(Instant occurredAt) implements RuleEvent {}
