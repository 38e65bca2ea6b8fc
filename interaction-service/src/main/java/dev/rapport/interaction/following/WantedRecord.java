package dev.rapport.interaction.following;

import dev.rapport.common.security.Caller;
import dev.rapport.events.RecordReference;

/** A record that somebody wants to follow who has just been told of it, perhaps. */
record WantedRecord(Caller caller, RecordReference about) {}
