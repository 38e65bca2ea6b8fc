package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead that was put away is taken up again. */
record RestoreLead(UUID id, @Nullable Instant occurredAt) implements Command, OnArchived {}
