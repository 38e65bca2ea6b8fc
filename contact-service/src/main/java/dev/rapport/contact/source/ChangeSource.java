package dev.rapport.contact.source;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.source.SourceDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a source is corrected, or it comes into use or out of it. */
record ChangeSource(UUID id, Change<SourceDetails> change, @Nullable Instant occurredAt) implements Command {}
