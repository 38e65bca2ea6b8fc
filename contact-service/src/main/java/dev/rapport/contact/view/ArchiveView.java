package dev.rapport.contact.view;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A view is put away. */
record ArchiveView(UUID id, @Nullable Instant occurredAt) implements Command {}
