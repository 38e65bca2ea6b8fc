package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account that was put away is taken up again. */
record RestoreAccount(UUID id, @Nullable Instant occurredAt) implements Command, OnArchived {}
