package dev.rapport.contact.rule;

import dev.rapport.common.command.Command;
import dev.rapport.events.rule.RuleDetails;
import java.util.UUID;

/** A rule is written. */
record CreateRule(UUID id, RuleDetails details, boolean active) implements Command {}
