package dev.rapport.contact.source;

import dev.rapport.common.command.Command;
import dev.rapport.events.source.SourceDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It is said where customers may come from. */
record DefineSource(UUID id, String key, SourceDetails details, @Nullable Instant occurredAt) implements Command {}
