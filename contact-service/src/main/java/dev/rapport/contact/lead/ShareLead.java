package dev.rapport.contact.lead;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.ShareTerms;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead is shared with somebody. */
record ShareLead(UUID id, ShareTerms terms, @Nullable Instant occurredAt) implements Command {}
