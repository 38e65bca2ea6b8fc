package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import dev.rapport.events.customer.Need;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It is noted what an account needs. */
record RecordAccountNeed(UUID id, UUID needId, Need need, @Nullable Instant occurredAt) implements Command {}
