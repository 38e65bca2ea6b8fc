package dev.rapport.interaction.notice;

import java.time.Instant;
import java.util.UUID;

/** Which notices there are, and which of them are unread; kept in the transactions of the events that say so. */
interface Inbox {

    /** There is a notice, or it is unread again. */
    void put(UUID noticeId, UUID recipientId, Instant raisedAt);

    /** A notice is read. */
    void read(UUID noticeId);
}
