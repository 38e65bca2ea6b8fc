package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import dev.rapport.contact.classification.WantedClassification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact is found to stand elsewhere than before. */
record ClassifyContact(UUID id, WantedClassification wanted, @Nullable Instant occurredAt) implements Command {}
