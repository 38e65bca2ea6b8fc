package dev.rapport.contact.field;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A field that was put away is taken up again. */
record RestoreField(UUID id, @Nullable Instant occurredAt) implements Command, OnArchived {}
