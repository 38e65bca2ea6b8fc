package dev.rapport.interaction.notice;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** The notices of everybody in the database of this service. */
final class StoredInbox implements Inbox {

    private final JdbcOperations jdbc;
    private volatile @Nullable Instant start;

    StoredInbox(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(UUID noticeId, UUID recipientId, Instant raisedAt) {
        jdbc.update("""
                insert into noticed (notice_id, recipient_id, raised_at, unread) values (?, ?, ?, true)
                on conflict (notice_id) do update set raised_at = excluded.raised_at, unread = true""", noticeId,
                recipientId, Timestamp.from(raisedAt));
    }

    @Override
    public void read(UUID noticeId) {
        jdbc.update("update noticed set unread = false where notice_id = ?", noticeId);
    }

    boolean holds(UUID noticeId) {
        return !jdbc.queryForList("select 1 from noticed where notice_id = ?", Integer.class, noticeId).isEmpty();
    }

    /** The unread notices of somebody that were raised no later than an instant, the oldest first. */
    List<UUID> unread(UUID recipientId, Instant until, int most) {
        return jdbc.query("""
                select notice_id from noticed where recipient_id = ? and unread and raised_at <= ?
                order by raised_at, notice_id limit ?""", (row, number) -> row.getObject(1, UUID.class), recipientId,
                Timestamp.from(until), most);
    }

    /** How many of these there are. */
    long count(UUID recipientId, Instant until) {
        Long count = jdbc.queryForObject(
                "select count(*) from noticed where recipient_id = ? and unread and raised_at <= ?", Long.class,
                recipientId, Timestamp.from(until));
        return count == null ? 0 : count;
    }

    /** Any notice of somebody, read or not. */
    Optional<UUID> any(UUID recipientId) {
        return jdbc.query("select notice_id from noticed where recipient_id = ? order by raised_at limit 1",
                (row, number) -> row.getObject(1, UUID.class), recipientId).stream().findFirst();
    }

    /** Whether something was recorded before there were notices. */
    boolean isOld(Instant recordedAt) {
        var known = start;
        if (known == null) {
            var at = jdbc.queryForObject("select at from notice_start", Timestamp.class);
            known = at == null ? Instant.MIN : at.toInstant();
            start = known;
        }
        return recordedAt.isBefore(known);
    }

    /** Somebody is not told of an event, and will not be when it comes again. */
    void withhold(UUID eventId, UUID recipientId) {
        jdbc.update("insert into notice_withheld (event_id, recipient_id) values (?, ?) on conflict do nothing",
                eventId, recipientId);
    }

    boolean isWithheld(UUID eventId, UUID recipientId) {
        return !jdbc.queryForList("select 1 from notice_withheld where event_id = ? and recipient_id = ?",
                Integer.class, eventId, recipientId).isEmpty();
    }
}
