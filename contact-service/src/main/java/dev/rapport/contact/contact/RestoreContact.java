package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact that was put away is taken up again. */
record RestoreContact(UUID id, @Nullable Instant occurredAt) implements Command, OnArchived {}
