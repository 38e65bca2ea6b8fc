package dev.rapport.events.notice;

import dev.rapport.events.field.Coded;

/** Why somebody is told of something. */
public enum NoticeKind implements Coded {
    /** A text names the person with {@code @}. */
    MENTIONED,
    /** Somebody else has put a record into the person's hands. */
    ASSIGNED,
    /** Something has happened to a record that the person follows. */
    FOLLOWED
}
