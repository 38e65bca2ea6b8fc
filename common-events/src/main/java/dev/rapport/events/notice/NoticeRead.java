package dev.rapport.events.notice;

import java.time.Instant;

/** The recipient has read the notice. */
public record NoticeRead(Instant occurredAt) implements NoticeEvent {}
