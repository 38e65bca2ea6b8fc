package dev.rapport.interaction.notice;

import dev.rapport.common.command.Command;
import java.util.UUID;

/** A notice is read by its recipient. */
record ReadNotice(UUID id) implements Command {}
