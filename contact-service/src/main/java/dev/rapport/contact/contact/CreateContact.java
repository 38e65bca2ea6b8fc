package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person becomes a contact, by hand or because the lead of that id is converted. */
record CreateContact(
        UUID id,
        ContactDetails details,
        UUID ownerId,
        @Nullable UUID leadId,
        Instant occurredAt) implements Command {}
