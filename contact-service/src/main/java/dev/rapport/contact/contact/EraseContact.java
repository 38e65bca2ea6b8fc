package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact asks to be forgotten. */
record EraseContact(UUID id, String reason, @Nullable Instant occurredAt) implements Command, OnArchived {}
