package dev.rapport.contact.rule;

import dev.rapport.common.command.Command;
import java.util.UUID;

/** A rule is to have no effect any more. */
record RetireRule(UUID id) implements Command {}
