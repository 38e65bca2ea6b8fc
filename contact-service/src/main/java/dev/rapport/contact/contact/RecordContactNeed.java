package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import dev.rapport.events.customer.Need;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It is noted what a contact needs. */
record RecordContactNeed(UUID id, UUID needId, Need need, @Nullable Instant occurredAt) implements Command {}
