package dev.rapport.events.following;

import dev.rapport.events.DomainEvent;
import dev.rapport.events.Family;

/** A following: one person wants to know what happens to one record. The record knows nothing of it. */
@Family(aggregate = "following", owner = "interaction-service")
public sealed interface FollowingEvent extends DomainEvent permits RecordFollowed, RecordUnfollowed {}
