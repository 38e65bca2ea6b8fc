package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import dev.rapport.events.contact.ContactDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person becomes a contact. */
record CreateContact(
        UUID id,
        ContactDetails details,
        @Nullable UUID ownerId,
        @Nullable Instant occurredAt) implements Command {}
