package dev.rapport.contact.account;

import dev.rapport.common.command.Command;
import dev.rapport.contact.classification.WantedClassification;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account is found to stand elsewhere than before. */
record ClassifyAccount(UUID id, WantedClassification wanted, @Nullable Instant occurredAt) implements Command {}
