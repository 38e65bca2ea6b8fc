package dev.rapport.interaction.following;

import dev.rapport.common.command.Command;
import dev.rapport.events.RecordReference;
import java.util.UUID;

/** Whoever asks follows a record for the first time. */
record FollowRecord(UUID id, RecordReference about) implements Command {}
