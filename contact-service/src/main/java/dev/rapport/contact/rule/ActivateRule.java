package dev.rapport.contact.rule;

import dev.rapport.common.command.Command;
import java.util.UUID;

/** A rule is to have effect. */
record ActivateRule(UUID id) implements Command {}
