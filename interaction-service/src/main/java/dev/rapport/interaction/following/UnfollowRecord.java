package dev.rapport.interaction.following;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.util.UUID;

/** A record is not followed any more. */
record UnfollowRecord(UUID id) implements Command, OnArchived {}
