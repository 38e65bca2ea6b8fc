package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a contact needed was met, or is needed no longer. */
record CloseContactNeed(UUID id, UUID needId, String outcome, @Nullable Instant occurredAt) implements Command {}
