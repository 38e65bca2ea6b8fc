package dev.rapport.interaction.notice;

import dev.rapport.common.command.Command;
import dev.rapport.events.RecordReference;
import dev.rapport.events.notice.NoticeKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody is told of something. */
record RaiseNotice(
        UUID id,
        UUID recipientId,
        NoticeKind kind,
        RecordReference about,
        @Nullable UUID customerId,
        String reason,
        @Nullable UUID byId,
        Instant occurredAt) implements Command {}
