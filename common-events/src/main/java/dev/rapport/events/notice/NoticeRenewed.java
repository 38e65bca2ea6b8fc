package dev.rapport.events.notice;

import dev.rapport.events.field.Description;
import dev.rapport.events.field.Reference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** It has happened again after the notice was read: the notice is unread once more. */
public record NoticeRenewed(
        @Nullable @Reference("employee") @Description(value = "Who did what is told", absent = "the platform did it") UUID byId,
        Instant occurredAt) implements NoticeEvent {}
