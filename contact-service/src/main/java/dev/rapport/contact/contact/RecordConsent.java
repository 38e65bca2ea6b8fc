package dev.rapport.contact.contact;

import dev.rapport.common.command.Command;
import dev.rapport.common.command.OnArchived;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact says yes or no to being approached for a purpose. */
record RecordConsent(
        UUID id,
        Consent consent,
        boolean given,
        @Nullable String evidence,
        @Nullable Instant occurredAt) implements Command, OnArchived {}
