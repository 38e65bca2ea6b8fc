package dev.rapport.interaction.following;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** Who follows which records, written in the transactions of the events that say so. */
public final class Followers {

    private final JdbcOperations jdbc;

    Followers(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** Those who followed a record before something was recorded, and still do. */
    public List<UUID> of(UUID recordId, Instant recordedAt) {
        return jdbc.query("select employee_id from follower where record_id = ? and since < ? order by 1",
                (row, number) -> row.getObject(1, UUID.class), recordId, Timestamp.from(recordedAt));
    }

    boolean isKnown(UUID followingId) {
        return !jdbc.queryForList("select 1 from event where aggregate_id = ? limit 1", Integer.class, followingId)
                .isEmpty();
    }

    void add(UUID followingId, UUID employeeId, UUID recordId, Instant since) {
        jdbc.update("""
                insert into follower (following_id, record_id, employee_id, since) values (?, ?, ?, ?)
                on conflict (following_id) do update set since = excluded.since""", followingId, recordId, employeeId,
                Timestamp.from(since));
    }

    void remove(UUID followingId) {
        jdbc.update("delete from follower where following_id = ?", followingId);
    }
}
