package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import java.time.Instant;
import java.util.UUID;

/** A contact asks to be forgotten. */
record EraseContact(UUID id, String reason, Instant occurredAt) implements Command {}
