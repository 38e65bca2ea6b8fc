package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.ShareTerms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact is shared with somebody. */
record ShareContact(UUID id, ShareTerms terms, @Nullable Instant occurredAt) implements Command {}
