package dev.rapport.contact.field;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A field is put away; one that is put away stays so. */
record ArchiveField(UUID id, @Nullable String reason, @Nullable Instant occurredAt) implements Command, OnArchived {}
