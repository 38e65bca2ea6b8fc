package dev.rapport.events.rule;

import java.time.Instant;

/** Nothing follows from the rule any more, and it does not change any more. */
public record RuleRetired(Instant occurredAt) implements RuleEvent {}
