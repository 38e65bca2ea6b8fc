package dev.rapport.events.rule;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A rule: when something has happened to a record that fulfils a condition, something follows. */
@Family(aggregate = "rule", owner = "contact-service")
public sealed interface RuleEvent extends DomainEvent permits RuleCreated, RuleChanged, RuleActivated, RuleRetired {}
