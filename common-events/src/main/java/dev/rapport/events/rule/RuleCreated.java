package dev.rapport.events.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A rule was written; nothing follows from it before it is activated. Its revision is 1. */
public record RuleCreated(@JsonUnwrapped RuleDetails details, Instant occurredAt) implements RuleEvent {}
