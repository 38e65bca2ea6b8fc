package dev.rapport.events.notice;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A notice: one person is told of one thing, once. It holds ids and no text. */
@Family(aggregate = "notice", owner = "interaction-service")
public sealed interface NoticeEvent extends DomainEvent permits NoticeRaised, NoticeRenewed, NoticeRead {}
