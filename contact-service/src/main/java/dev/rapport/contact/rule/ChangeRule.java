package dev.rapport.contact.rule;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.rule.RuleDetails;
import java.util.UUID;

/** A rule is worded anew. */
record ChangeRule(UUID id, Change<RuleDetails> change) implements Command {}
