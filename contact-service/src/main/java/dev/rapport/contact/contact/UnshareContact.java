package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact is not shared any more with somebody. */
record UnshareContact(UUID id, UUID shareId, @Nullable Instant occurredAt) implements Command {}
