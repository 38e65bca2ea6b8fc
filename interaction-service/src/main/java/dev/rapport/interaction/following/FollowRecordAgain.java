package dev.rapport.interaction.following;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.util.UUID;

/** A record that somebody has followed before, or still does, is followed. */
record FollowRecordAgain(UUID id) implements Command, OnArchived {}
