package dev.rapport.contact.contact;

import dev.rapport.common.command.Change;
import dev.rapport.common.command.Command;
import dev.rapport.events.contact.ContactDetails;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known about a contact is corrected or completed, or its owner changes. */
record ChangeContactDetails(
        UUID id,
        Change<ContactDetails> change,
        @Nullable UUID ownerId,
        @Nullable Instant occurredAt) implements Command {}
